import { say } from '../../platform/vocabulary/kit/say';
import { useSurroundings } from '../surroundings';

/** The state of a change set in its colour. */
export function StateBadge({ state }: { readonly state: string }) {
  const { snapshot, locale } = useSurroundings();
  const option = snapshot.options('changeSetState').find((each) => each.key === state);
  return (
    <span className="k-changes-badge" data-color={option?.color ?? undefined}>
      {say(option?.label, locale, state)}
    </span>
  );
}
