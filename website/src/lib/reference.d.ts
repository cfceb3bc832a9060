import type { StarlightPlugin, StarlightUserConfig } from "@astrojs/starlight/types";

export const referenceGroups: NonNullable<StarlightUserConfig["sidebar"]>;
export const referencePlugin: StarlightPlugin;
export function ownOperation(): {
  name: string;
  enforce: "pre";
  resolveId: (source: string, importer: string | undefined) => string | undefined;
};
