import type { ReactNode } from 'react';

/** A link that leaves the application; a click on it never means the row it stands in. */
export function OutLink({ href, children }: { href: string; children: ReactNode }) {
  const outside = /^https?:/i.test(href);
  return (
    <a
      href={href}
      onClick={(event) => event.stopPropagation()}
      {...(outside ? { target: '_blank', rel: 'noopener noreferrer' } : {})}
    >
      {children}
    </a>
  );
}
