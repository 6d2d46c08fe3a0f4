// Pictures that people choose or take, made small enough to be kept: a photograph of a page becomes a
// JPEG on which pen and print are still read. Old Safari turns photographs upright by itself.

export const scan_bytes_max = 384 * 1024;
export const scan_bytes_min = 1024;

// The bytes of a data URL.
export function bytesOf(dataUrl: string): Uint8Array<ArrayBuffer> {
  const text = atob(dataUrl.slice(dataUrl.indexOf(",") + 1));
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

// As a data URL: PNG or JPEG, by their first byte.
export function pictureUrl(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 1) text += String.fromCharCode(bytes[at] ?? 0);
  return `data:image/${bytes[0] === 0x89 ? "png" : "jpeg"};base64,${btoa(text)}`;
}

export interface Attempt {
  edge_px: number; // The longer edge.
  quality: number;
}

// From the best to what can just be read.
export const attempts: readonly Attempt[] = [
  { edge_px: 2200, quality: 0.85 },
  { edge_px: 2000, quality: 0.75 },
  { edge_px: 1800, quality: 0.65 },
  { edge_px: 1500, quality: 0.6 },
  { edge_px: 1200, quality: 0.55 },
  { edge_px: 1000, quality: 0.5 },
];

// The size at which a picture is drawn: never larger than it is.
export function fitted(width: number, height: number, edge_px: number) {
  const scale = Math.min(1, edge_px / Math.max(width, height, 1));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

// The first attempt whose picture is small enough; null: none, or too little of a picture.
export function smallest(draw: (attempt: Attempt) => string): string | null {
  for (const attempt of attempts) {
    const url = draw(attempt);
    const bytes = bytesOf(url).length;
    if (bytes > scan_bytes_max) continue;
    return url.startsWith("data:image/jpeg") && bytes >= scan_bytes_min ? url : null;
  }
  return null;
}

function read(file: Blob): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(new Error("the file cannot be read"));
    reader.onload = () => {
      const picture = new Image();
      picture.onerror = () => reject(new Error("the file is no picture"));
      picture.onload = () => resolve(picture);
      picture.src = String(reader.result);
    };
    reader.readAsDataURL(file);
  });
}

function drawn(picture: HTMLImageElement, { edge_px, quality }: Attempt): string {
  const { width, height } = fitted(picture.naturalWidth, picture.naturalHeight, edge_px);
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext("2d");
  if (pen === null) return "";
  pen.fillStyle = "#ffffff"; // What is clear in the picture would be black.
  pen.fillRect(0, 0, width, height);
  pen.drawImage(picture, 0, 0, width, height);
  return canvas.toDataURL("image/jpeg", quality);
}

// A JPEG of 1 KiB to 384 KiB as a data URL, for looking at and for sending; null: no such picture.
export async function scanOf(file: Blob): Promise<string | null> {
  try {
    const picture = await read(file);
    return smallest((attempt) => drawn(picture, attempt));
  } catch {
    return null;
  }
}
