// Clocks and times as they are shown. The clock is the server's; these only write it down.

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

// Time left as mm:ss, rounded up so that 00:00 shows exactly when it is over; overtime counts up
// behind a plus: 372000 ms → "06:12", -5000 ms → "+00:05". Minutes grow past 99.
export function clock(left_ms: number): string {
  const over = left_ms <= -1000;
  const seconds = over ? Math.floor(-left_ms / 1000) : Math.max(0, Math.ceil(left_ms / 1000));
  const text = `${twoDigits(Math.floor(seconds / 60))}:${twoDigits(seconds % 60)}`;
  return over ? `+${text}` : text;
}

// "9f86d081…" in fours, so that two people can compare it aloud.
export function inFours(text: string): string[] {
  return text.match(/.{1,4}/g) ?? [];
}
