import type { ForeignEntity } from './model';

/** Fields that the traits of an entity bring. */
export function brought(entity: ForeignEntity): readonly string[] {
  return [...(entity.owned ? ['owner', 'team'] : []), ...(entity.row ? ['position'] : [])];
}
