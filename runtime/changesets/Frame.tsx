import { type ReactNode, useEffect } from 'react';
import { contentIsShown } from '../../platform/vocabulary/kit/Icon';

interface FrameProps {
  readonly title: string;
  readonly badge?: ReactNode;
  /** The page above this one. */
  readonly above?: { readonly href: string; readonly label: string };
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page of these: what it is called, what can be done here, and the content. */
export function Frame({ title, badge, above, lead, actions, children }: FrameProps) {
  useEffect(() => {
    document.title = `${title} · Karkas`;
    contentIsShown();
  }, [title]);
  return (
    <div className="k-changes">
      <header className="k-changes-head">
        <div className="k-changes-names">
          {above && (
            <a className="k-changes-above" href={above.href}>
              ← {above.label}
            </a>
          )}
          <h1>
            {title} {badge}
          </h1>
          {lead && <p className="k-changes-lead">{lead}</p>}
        </div>
        {actions && <div className="k-changes-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A part of a page under a heading. */
export function Part({
  title,
  aside,
  children,
}: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="k-changes-part">
      <div className="k-changes-part-head">
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
