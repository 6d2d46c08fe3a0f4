// Fetches a page's words for as long as it takes: over Wi-Fi that is slow, gone or wants a login.
const again_ms = 2_000;
const patience_ms = 20_000; // For one try.

type Fetched = Readonly<Record<string, string>>;

async function fetchOnce(address: string): Promise<Fetched> {
  const abort = new AbortController();
  const timer = window.setTimeout(() => abort.abort(), patience_ms);
  try {
    const answer = await fetch(address, { signal: abort.signal });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return (await answer.json()) as Fetched;
  } finally {
    window.clearTimeout(timer);
  }
}

// Null once nobody wants them any more. `onFailed`: they could not be fetched, and are tried again.
export async function fetchWords(
  address: string,
  isWanted: () => boolean,
  onFailed: () => void,
): Promise<Fetched | null> {
  while (isWanted()) {
    try {
      return await fetchOnce(address);
    } catch {
      if (isWanted()) onFailed();
      await new Promise((resolve) => window.setTimeout(resolve, again_ms));
    }
  }
  return null;
}
