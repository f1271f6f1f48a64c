import type { ReactNode } from 'react';
import type { ViewSurroundings } from '../contracts';
import { Floating } from '../kit/Floating';
import { Glyph } from '../kit/glyph';
import { say } from '../kit/say';
import type { Selection } from './selection';
import type { Preset } from './toolbar-parts';
import type { SavedFilter } from './use-saved-filters';

export interface SelectionMenuProps {
  readonly selection: Selection;
  readonly presets: readonly Preset[];
  readonly saved: readonly SavedFilter[];
  readonly surroundings: ViewSurroundings;
  onAll(): void;
  onPreset(preset: Preset): void;
  onSaved(filter: SavedFilter): void;
  onEdit(filter: SavedFilter): void;
}

/** Which records are shown: all, a ready-made selection, or a filter somebody saved. */
export function SelectionMenu(props: SelectionMenuProps) {
  const { presets, saved, surroundings } = props;
  const { t, locale } = surroundings;
  const { preset, filter } = currentOf(props);
  if (presets.length === 0 && saved.length === 0) return null;
  return (
    <Floating
      label={t('selection.which')}
      trigger={(button) => (
        <button {...button} type="button" className="k-selection-button">
          <span>{filter?.name ?? (preset ? say(preset.label, locale, preset.key) : t('selection.all'))}</span>
          <Glyph.Down />
        </button>
      )}
    >
      {(close) => <Choices {...props} close={close} />}
    </Floating>
  );
}

function currentOf({ selection, presets, saved }: SelectionMenuProps) {
  const preset = presets.find((each) => each.key === selection.preset);
  const filter = saved.find((each) => each.id === selection.saved);
  return { preset, filter };
}

function Choices(props: SelectionMenuProps & { close(): void }) {
  const { presets, saved, surroundings, close } = props;
  const { t, locale } = surroundings;
  const { preset, filter } = currentOf(props);
  const pick = (choose: () => void) => () => {
    close();
    choose();
  };
  return (
    <div className="k-selections">
      <Choice active={!preset && !filter} onPick={pick(props.onAll)} label={t('selection.all')} />
      {presets.map((each) => (
        <Choice
          key={each.key}
          active={each === preset}
          onPick={pick(() => props.onPreset(each))}
          label={say(each.label, locale, each.key)}
        />
      ))}
      {saved.length > 0 && <h3>{t('selection.saved')}</h3>}
      {saved.map((each) => (
        <Choice
          key={each.id}
          active={each === filter}
          onPick={pick(() => props.onSaved(each))}
          label={each.name}
          note={each.shared ? <Glyph.Team title={t('selection.shared')} /> : null}
          action={
            each.mine && (
              <EditButton label={t('selection.edit', { name: each.name })} onEdit={pick(() => props.onEdit(each))} />
            )
          }
        />
      ))}
    </div>
  );
}

function EditButton({ label, onEdit }: { readonly label: string; onEdit(): void }) {
  return (
    <button type="button" className="k-selections-edit" aria-label={label} onClick={onEdit}>
      <Glyph.Edit />
    </button>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly active: boolean;
  readonly note?: ReactNode;
  readonly action?: ReactNode;
  onPick(): void;
}

function Choice({ label, active, note, action, onPick }: ChoiceProps) {
  return (
    <div className="k-selections-item" data-active={active || undefined}>
      <button type="button" className="k-selections-pick" aria-pressed={active} onClick={onPick}>
        <span className="k-selections-check">{active && <Glyph.Check />}</span>
        <span className="k-selections-name">{label}</span>
        {note}
      </button>
      {action}
    </div>
  );
}
