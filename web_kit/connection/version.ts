// Whether the server is of a newer version than the page, and when that loads itself anew.
export class Versions {
  private own: string | null = null; // Of the server this page came from.
  private newer = false;

  constructor(
    private readonly mayReload: () => boolean,
    private readonly reload: () => void,
  ) {}

  heard(version: string): void {
    this.own ??= version;
    this.newer = this.own !== version;
  }

  reloadIfHarmless(): void {
    if (!this.newer || !this.mayReload()) return;
    this.newer = false;
    this.reload();
  }
}
