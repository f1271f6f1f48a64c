/** Days and moments around the day the company is seeded for; all in UTC. */
const DAY = 86_400_000;

/** "2026-11-23" so many days from the given moment. */
export function dayFrom(now: Date, days: number): string {
  return new Date(now.getTime() + days * DAY).toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
  return dayFrom(new Date(`${day}T00:00:00Z`), days);
}

/** Whole days from one date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** The earlier of two days. */
export function earlier(one: string, other: string): string {
  return [one, other].sort()[0] ?? one;
}

/** A moment of a working day: hours and minutes of Moscow (UTC+3), moved off the weekend. */
export function moment(day: string, hour: number, minute: number): string {
  const at = new Date(`${day}T00:00:00.000Z`);
  const weekday = at.getUTCDay();
  const shift = weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
  return new Date(at.getTime() + shift * DAY + ((hour - 3) * 60 + minute) * 60_000).toISOString();
}

export function addMinutes(moment: string, minutes: number): string {
  return new Date(Date.parse(moment) + minutes * 60_000).toISOString();
}
