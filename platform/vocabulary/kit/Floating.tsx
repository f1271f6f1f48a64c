import {
  type ButtonHTMLAttributes,
  type ReactNode,
  useCallback,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import './floating.css';

export type Placement = 'bottomStart' | 'bottomEnd' | 'rightStart';

/** What the button that opens it must carry. */
export type TriggerProps = Pick<ButtonHTMLAttributes<HTMLButtonElement>, 'popoverTarget' | 'aria-expanded'> & {
  readonly 'data-open': true | undefined;
};

export interface FloatingProps {
  readonly placement?: Placement;
  readonly label: string;
  readonly startOpen?: boolean;
  onOpenChange?(open: boolean): void;
  /** Draws the button. */
  readonly trigger: (props: TriggerProps) => ReactNode;
  /** What floats; drawn only while open. */
  readonly children: (close: () => void) => ReactNode;
}

const GAP = 6;
const EDGE = 8;

/**
 * A panel beside the button that opens it. It is the browser's own popover: on top of everything, closed by
 * Escape or a click elsewhere, the focus returns to the button.
 */
export function Floating({
  placement = 'bottomStart',
  label,
  startOpen,
  onOpenChange,
  trigger,
  children,
}: FloatingProps) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  usePlacing(panel, id, placement, open);
  const close = useCallback(() => panel.current?.hidePopover(), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only how it begins
  useLayoutEffect(() => {
    if (startOpen) panel.current?.showPopover();
  }, []);

  const toggled = (next: boolean) => {
    setOpen(next);
    onOpenChange?.(next);
  };
  return (
    <>
      {trigger({ popoverTarget: id, 'aria-expanded': open, 'data-open': open || undefined })}
      <div
        ref={panel}
        id={id}
        popover="auto"
        className="k-floating"
        role="dialog"
        aria-label={label}
        onToggle={(event) => event.target === panel.current && toggled(event.newState === 'open')}
      >
        {open && children(close)}
      </div>
    </>
  );
}

/** Keeps the panel beside its button and inside the window, also when its content grows. */
function usePlacing(
  panel: React.RefObject<HTMLDivElement | null>,
  id: string,
  placement: Placement,
  open: boolean,
): void {
  useLayoutEffect(() => {
    const element = panel.current;
    const button = document.querySelector(`[popovertarget="${CSS.escape(id)}"]`);
    if (!open || !element || !button) return;
    const place = () => put(element, button.getBoundingClientRect(), placement);
    place();
    const observer = new ResizeObserver(place);
    observer.observe(element);
    window.addEventListener('resize', place);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', place);
    };
  }, [panel, id, placement, open]);
}

function put(panel: HTMLElement, button: DOMRect, placement: Placement): void {
  const { offsetWidth: width, offsetHeight: height } = panel;
  const beside = placement === 'rightStart';
  const wantedLeft = beside ? button.right + GAP : placement === 'bottomEnd' ? button.right - width : button.left;
  const below = beside ? button.top : button.bottom + GAP;
  const above = button.top - GAP - height;
  const fitsBelow = below + height <= window.innerHeight - EDGE;
  const top = fitsBelow || beside || above < EDGE ? below : above;
  panel.style.left = `${clamp(wantedLeft, window.innerWidth - width)}px`;
  panel.style.top = `${clamp(top, window.innerHeight - height)}px`;
}

function clamp(wanted: number, most: number): number {
  return Math.max(EDGE, Math.min(wanted, most - EDGE));
}
