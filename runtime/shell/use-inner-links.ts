import { useEffect } from 'react';
import { useNavigate } from 'react-router';

/**
 * Plain clicks on links to our own pages change the page without loading the application anew. Cells and
 * fields therefore draw ordinary links, and middle clicks, new tabs and copied addresses work by themselves.
 * The click is taken before anything inside the page sees it, because cells stop it from opening their row.
 */
export function useInnerLinks(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = plainLink(event);
      if (!link) return;
      event.preventDefault();
      void navigate(link.pathname + link.search);
    };
    document.addEventListener('click', follow, { capture: true });
    return () => document.removeEventListener('click', follow, { capture: true });
  }, [navigate]);
}

/** The link of a click that is a plain "go there" on this site; null when the browser should act itself. */
function plainLink(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return null;
  const link = (event.target as Element | null)?.closest?.('a');
  if (!link?.href || link.target || link.hasAttribute('download')) return null;
  if (link.origin !== window.location.origin || link.getAttribute('href')?.startsWith('#')) return null;
  return link;
}
