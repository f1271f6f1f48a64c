/**
 * Some libraries make a style element without asking for a nonce (scroll locks, measuring). Under the
 * server's content security policy such a style would be refused, so every style element made by our own
 * scripts gets the nonce of the page. A script from elsewhere cannot run at all.
 */
export function giveStylesTheNonce(nonce: string): void {
  const createElement = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = createElement(name, options);
    if (name.toLowerCase() === 'style') element.setAttribute('nonce', nonce);
    return element;
  }) as typeof document.createElement;
}

/** The nonce that the server put into this page. */
export const pageNonce: string = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
