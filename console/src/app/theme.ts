import type { ThemeConfig } from "antd/es/config-provider";

/** Ant Design in the colours of styles.css; it wants values where CSS has variables. */
export const THEME: ThemeConfig = {
  token: {
    colorPrimary: "#1c5d99",
    colorInfo: "#1c5d99",
    colorSuccess: "#2b7a57",
    colorWarning: "#b7791f",
    colorError: "#b23a2e",
    colorInfoBg: "#e9f1f8",
    colorInfoBorder: "#c3d6e8",
    colorSuccessBg: "#e8f4ee",
    colorSuccessBorder: "#bfdccd",
    colorWarningBg: "#fcf3e1",
    colorWarningBorder: "#ecd9ac",
    colorErrorBg: "#fbeeec",
    colorErrorBorder: "#ecc9c4",
    colorText: "#1d2a36",
    colorTextSecondary: "#51606f",
    colorTextPlaceholder: "#74818e",
    colorBorder: "#cdd6df",
    colorBorderSecondary: "#dfe5eb",
    colorLink: "#1c5d99",
    borderRadius: 4,
    controlHeight: 32,
    fontSize: 14,
    fontFamily: "var(--font)",
    fontFamilyCode: "var(--mono)",
    boxShadowSecondary: "0 6px 20px rgb(18 50 78 / 14%)",
    motionDurationMid: "0.12s",
    motionDurationSlow: "0.16s",
  },
  components: {
    Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none", fontWeight: 500 },
    Form: { itemMarginBottom: 18, verticalLabelPadding: "0 0 4px" },
    Drawer: { paddingLG: 20 },
  },
};
