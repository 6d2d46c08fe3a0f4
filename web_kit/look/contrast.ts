// How far two colours stand apart, for the tests of tokens and pages. Never shipped.

export type Colour = readonly [number, number, number]; // Red, green, blue, 0 to 255.

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

// As it reaches the eye where a quarter of that is the light of the room.
export function washedOut(colour: Colour): Colour {
  const [red, green, blue] = colour;
  const wash = (value: number) => value * 0.75 + 255 * 0.25;
  return [wash(red), wash(green), wash(blue)];
}

// As WCAG 2 reckons it.
export function contrastOf(a: Colour, b: Colour): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}
