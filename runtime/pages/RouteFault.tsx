import { Broken } from '../kit/Broken';

/** A fault in the frame of the application itself. */
export function RouteFault() {
  return <Broken onRetry={() => window.location.reload()} />;
}
