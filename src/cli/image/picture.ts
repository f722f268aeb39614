/** Pixels in rows from the top, each four bytes: red, green, blue, and how opaque it is. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** The picture no larger than it may be, its proportions kept; each pixel is the mean of those that it stands for. */
export function shrinkPicture(
  picture: Picture,
  most: {readonly width: number; readonly height: number},
): Picture {
  const factor = Math.max(1, picture.width / most.width, picture.height / most.height);
  if (factor === 1) return picture;
  const width = Math.max(1, Math.round(picture.width / factor));
  const height = Math.max(1, Math.round(picture.height / factor));
  const pixels = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const left = Math.floor((x * picture.width) / width);
      const top = Math.floor((y * picture.height) / height);
      const right = Math.max(left + 1, Math.floor(((x + 1) * picture.width) / width));
      const bottom = Math.max(top + 1, Math.floor(((y + 1) * picture.height) / height));
      pixels.set(averagePixels(picture, left, top, right, bottom), (y * width + x) * 4);
    }
  }
  return {width, height, pixels};
}

function averagePixels(
  {width, pixels}: Picture,
  left: number,
  top: number,
  right: number,
  bottom: number,
): readonly [number, number, number, number] {
  let red = 0;
  let green = 0;
  let blue = 0;
  let alpha = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const at = (y * width + x) * 4;
      const own = pixels[at + 3] ?? 0;
      // What is not seen has no colour.
      red += (pixels[at] ?? 0) * own;
      green += (pixels[at + 1] ?? 0) * own;
      blue += (pixels[at + 2] ?? 0) * own;
      alpha += own;
    }
  }
  const seen = Math.max(1, alpha);
  const mean = (sum: number) => Math.round(sum / seen);
  return [mean(red), mean(green), mean(blue), Math.round(alpha / ((right - left) * (bottom - top)))];
}
