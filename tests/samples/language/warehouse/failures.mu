// The errors of the warehouse; types come from where types are.
import type { Line, Status } from "./types.mu";
export error OutOfStock { missing: Line[] }
export error NoOrder { id: number }
export error WrongStatus { is: Status; wanted: Status }
