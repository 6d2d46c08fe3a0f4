import { beforeEach, describe, expect, test } from "vitest";
import { keepAwake, type WakeWorld } from "./wake_lock";

// A browser whose locks are given out and taken back by hand.
class PlayedWake {
  visible = true;
  refuses = false;
  asked = 0;
  private readonly moments: (() => void)[] = [];
  private readonly releases: (() => void)[] = [];

  readonly world: WakeWorld = {
    request: () => {
      this.asked += 1;
      if (this.refuses) return Promise.reject(new Error("not allowed"));
      const addEventListener = (_: string, run: () => void) => void this.releases.push(run);
      return Promise.resolve({ addEventListener });
    },
    visible: () => this.visible,
    onMoment: (run) => void this.moments.push(run),
  };

  async moment(): Promise<void> {
    for (const run of this.moments) run();
    await settled();
  }

  async hide(): Promise<void> {
    this.visible = false;
    for (const run of this.releases.splice(0)) run();
    await this.moment();
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

let played: PlayedWake;

beforeEach(() => {
  played = new PlayedWake();
});

describe("The screen", () => {
  test("is kept lit from the start, by one lock", async () => {
    const awake = keepAwake(played.world);
    await settled();
    expect(awake.value).toBe("held");
    await played.moment();
    await played.moment();
    expect(played.asked).toBe(1);
  });

  test("is kept lit again once the page is back in sight", async () => {
    const awake = keepAwake(played.world);
    await settled();
    await played.hide();
    expect(awake.value).toBe("refused");
    expect(played.asked).toBe(1);
    played.visible = true;
    await played.moment();
    expect(awake.value).toBe("held");
    expect(played.asked).toBe(2);
  });

  test("is asked for again at the next touch where the browser would not", async () => {
    played.refuses = true;
    const awake = keepAwake(played.world);
    await settled();
    expect(awake.value).toBe("refused");
    played.refuses = false;
    await played.moment();
    expect(awake.value).toBe("held");
  });

  test("is not asked for while the page is hidden", async () => {
    played.visible = false;
    keepAwake(played.world);
    await played.moment();
    expect(played.asked).toBe(0);
  });

  test("cannot be kept lit by a browser that has no such lock", async () => {
    const awake = keepAwake({ ...played.world, request: null });
    await played.moment();
    expect(awake.value).toBe("missing");
  });
});
