/** The mark and the name of the product. */
export function Brand({ small }: { readonly small?: boolean }) {
  return (
    <span className="k-brand">
      <svg viewBox="0 0 32 32" width={small ? 26 : 36} height={small ? 26 : 36} aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="var(--k-primary)" />
        <path
          d="M10 7v18M10 17l11-10M13.5 13.8 22 25"
          fill="none"
          stroke="#fff"
          strokeWidth="3"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <span className="k-brand-name">Karkas</span>
    </span>
  );
}
