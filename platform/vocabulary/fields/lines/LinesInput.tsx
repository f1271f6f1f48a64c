import type { InputProps } from '../../contracts';
export function LinesInput(_props: InputProps) {
  return null;
}
