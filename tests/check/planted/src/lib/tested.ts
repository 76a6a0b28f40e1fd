// planted: imports the-product-does-not-know-its-tests
// planted: imports lib-is-the-bottom
import { builder } from "../../tests/support/builder";

export const tested = builder;
