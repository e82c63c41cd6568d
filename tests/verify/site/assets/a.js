import { b } from "./sub/b.js";
export const later = () => import("./sub/c.js");
b();
