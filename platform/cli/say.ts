import { type Finding, PlatformError, sayFinding } from '../foundation/errors';

/** Findings as lines: code, file, path, sentence. */
export function sayFindings(findings: readonly Finding[]): string {
  return findings
    .map(
      (finding) =>
        `${[finding.code, finding.file, finding.path].filter(Boolean).join(' ')}: ${sayFinding(finding, 'en').message}\n`,
    )
    .join('');
}

/** What went wrong, for people. */
export function sayError(error: unknown): string {
  if (!(error instanceof PlatformError)) return `${error instanceof Error ? error.message : String(error)}\n`;
  const near = error.details['didYouMean'];
  return `${error.message}${typeof near === 'string' ? ` Did you mean “${near}”?` : ''}\n`;
}

/** The same for machines: `{"error": {code, message, findings}}`. */
export function errorJson(error: unknown): string {
  const code = error instanceof PlatformError ? error.code : 'internal';
  const findings = error instanceof PlatformError ? error.findings.map((finding) => sayFinding(finding, 'en')) : [];
  const [message] = sayError(error).trim().split('\n');
  return `${JSON.stringify({ error: { code, message, findings } })}\n`;
}
