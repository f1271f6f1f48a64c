import type { PackageManifest } from '../../platform/language/layers';
import { checkDependencies } from '../../platform/publishing/packages/dependencies';

const installed = [manifest('system', '1.0.0'), manifest('shop', '1.4.0', { 'karkas-system': '^1.0.0' })];

describe('the dependencies of a package', () => {
  it('are met by what is installed, and by what comes with it', () => {
    // given
    const base = manifest('base', '1.0.0', { 'karkas-shop': '^1.2.0' });
    const extra = manifest('extra', '1.0.0', { 'karkas-base': '1.x' });

    // when
    const findings = checkDependencies([extra, base], installed);

    // then
    expect(findings).toEqual([]);
  });

  it('are told when one is missing and when one is newer than installed', () => {
    // given
    const coming = manifest('extra', '1.0.0', { 'karkas-shop': '^2.0.0', 'karkas-mail': '*' });

    // when
    const findings = checkDependencies([coming], installed);

    // then
    expect(findings).toEqual([
      expect.objectContaining({ code: 'P011', params: { needs: 'karkas-shop ^2.0.0', found: '1.4.0' } }),
      expect.objectContaining({ code: 'P010', file: 'extra/package.json', params: { needs: 'karkas-mail *' } }),
    ]);
  });

  it('are told once when they go round in a circle, also through what is installed', () => {
    // given
    const between = [manifest('a', '1.0.0', { 'karkas-b': '*' }), manifest('b', '1.0.0', { 'karkas-a': '*' })];
    const below = manifest('system', '1.1.0', { 'karkas-shop': '*' });

    // when
    const amongThemselves = checkDependencies(between, installed);
    const throughInstalled = checkDependencies([below], installed);

    // then
    expect(amongThemselves).toEqual([
      expect.objectContaining({ code: 'P012', params: { cycle: 'karkas-a → karkas-b → karkas-a' } }),
    ]);
    expect(throughInstalled.map(({ code }) => code)).toEqual(['P012']);
  });
});

function manifest(name: string, version: string, dependencies: Record<string, string> = {}): PackageManifest {
  return { name, version, prefix: '', npmName: `karkas-${name}`, dependencies };
}
