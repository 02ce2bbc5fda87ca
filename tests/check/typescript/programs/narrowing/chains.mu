// --- narrowed chain
function a(x?: { z: number }): number { if (x?.z === undefined) { if (x) return x.z; return 0; } return x.z; }
// --- narrowed chain 2
function a(x?: { z?: number }): number { if (x?.z === undefined) { if (x) return x.z; return 0; } return x.z; } // refused
// --- narrowed chain 5
function a(x: { z: number } | undefined): number { if (!x?.z) { if (x) return x.z; return 0; } return x.z; }
// --- narrowed chain 6
function a(x: { z: { y: string } } | undefined): string { if (x?.z.y === undefined) { return x ? x.z.y : ""; } return x.z.y; }
// --- narrowed chain typeof
function a(x: { z: number | string } | undefined): number { if (typeof x?.z === "undefined") { return x ? x.z : 0; } return typeof x.z === "number" ? x.z : 1; }
