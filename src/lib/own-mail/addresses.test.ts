import { expect, test } from "vitest";
import { isPublicAddress } from "./addresses";

test.each([
  "8.8.8.8",
  "172.15.255.255",
  "172.32.0.1",
  "100.128.0.1",
  "192.167.1.1",
  "2a00:1450:4001:800::200e",
  "2606:4700::1111",
])("%s is somebody's on the internet", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  ["this machine", "127.0.0.1"],
  ["this machine, by another number", "127.9.9.9"],
  ["no machine", "0.0.0.0"],
  ["a private network", "10.1.2.3"],
  ["a private network", "172.16.0.1"],
  ["a private network", "192.168.1.1"],
  ["a carrier's network", "100.64.0.1"],
  ["a link, where clouds tell secrets", "169.254.169.254"],
  ["an example", "192.0.2.7"],
  ["many machines", "224.0.0.1"],
  ["all machines", "255.255.255.255"],
  ["this machine", "::1"],
  ["no machine", "::"],
  ["a private network", "fd00::1"],
  ["a link", "fe80::1"],
  ["a link with its door", "fe80::1%eth0"],
  ["many machines", "ff02::1"],
  ["this machine in other clothes", "::ffff:127.0.0.1"],
  ["this machine in other clothes", "::127.0.0.1"],
  ["a private network through a gateway", "64:ff9b::a00:1"],
  ["a tunnel", "2002:7f00:1::"],
  ["a tunnel", "2001:0:7f00:1::"],
  ["an example", "2001:db8::25"],
  ["no address", "mail.halden.example"],
  ["no address", ""],
])("%s is not: %s", (_, address) => {
  expect(isPublicAddress(address)).toBe(false);
});
