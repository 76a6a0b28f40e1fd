// planted: imports previews-and-exports-may-render
import { Button } from "@/ui/button";

export const previewButton = () => Button({ label: "Go" });
