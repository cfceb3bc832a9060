/** The image that other sites show with a link to this one. The font is a package: machines may have none. */
import sharp, { type OverlayOptions } from "sharp";
import { data } from "../lib/data.ts";
import { ROOT } from "../lib/sources.ts";

const WIDTH = 1200;
const HEIGHT = 630;
const FONTS = `${ROOT}node_modules/@expo-google-fonts/inter-tight/`;

/** Names that are shorter than the titles of the APIs. */
const NAMES: Record<string, string> = {
  invoca: "Invoca",
  cloudlx: "CloudLX",
  apifonica: "Apifonica",
  callgear: "CallGear",
};

const BACKGROUND = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
  <rect width="100%" height="100%" fill="#0d1328"/>
  <rect x="80" y="80" width="96" height="96" rx="18" fill="#1d4ed8"/>
  <path transform="translate(80 80) scale(6)" d="M6.2 3 5 13M11 3 9.8 13M3 6h10.4M2.6 10H13" stroke="#fff" stroke-width="1.5" fill="none"/>
  <rect y="${HEIGHT - 12}" width="100%" height="12" fill="#4f6bf0"/>
</svg>`;

export async function GET(): Promise<Response> {
  const image = await sharp(Buffer.from(BACKGROUND))
    .composite([
      label("number-inventory", { top: 220, size: 88, color: "#ffffff", weight: "700Bold/InterTight_700Bold.ttf" }),
      label("Every phone number you own,\nfrom one command or from TypeScript", {
        top: 340,
        size: 44,
        color: "#c7d2fe",
      }),
      label(data.apis.map(({ id }) => NAMES[id] ?? id).join("   ·   "), { top: 520, size: 34, color: "#93a4d8" }),
    ])
    .png()
    .toBuffer();
  return new Response(new Uint8Array(image), { headers: { "content-type": "image/png" } });
}

interface Style {
  top: number;
  /** Size in pixels. */
  size: number;
  color: string;
  weight?: string;
}

function label(
  text: string,
  { top, size, color, weight = "400Regular/InterTight_400Regular.ttf" }: Style,
): OverlayOptions {
  const markup = `<span foreground="${color}">${text}</span>`;
  const font = weight.startsWith("7") ? `Inter Tight Bold ${size}` : `Inter Tight ${size}`;
  return { input: { text: { text: markup, font, fontfile: FONTS + weight, dpi: 72, rgba: true } }, left: 80, top };
}
