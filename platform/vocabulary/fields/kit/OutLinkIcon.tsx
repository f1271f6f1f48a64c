import { Typography } from 'antd';
import type { ReactNode } from 'react';

/** A link as a small icon at the end of an input; an empty place of the same size when there is nowhere to go. */
export function OutLinkIcon({ href, title, icon }: { href: string | null; title: string; icon: ReactNode }) {
  if (!href) return <span />;
  const outside = /^https?:/i.test(href);
  return (
    <Typography.Link
      type="secondary"
      href={href}
      title={title}
      aria-label={title}
      tabIndex={-1}
      {...(outside ? { target: '_blank', rel: 'noopener noreferrer' } : {})}
    >
      {icon}
    </Typography.Link>
  );
}
