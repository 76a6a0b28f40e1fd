import type { NewAccount } from "@/accounts/input";
import { newAccount } from "@/accounts/input";

const GIVEN = {
  en: [
    "Amara",
    "Tom",
    "Hannah",
    "Noah",
    "Priya",
    "Liam",
    "Grace",
    "Owen",
    "Zoe",
    "Samir",
    "Ruth",
    "Callum",
  ],
  fr: [
    "Camille",
    "Youssef",
    "Élodie",
    "Mathieu",
    "Inès",
    "Baptiste",
    "Aïcha",
    "Rémi",
    "Solène",
    "Hugo",
    "Manon",
    "Théo",
  ],
  de: ["Lukas", "Anneliese", "Jürgen", "Mila", "Björn", "Katharina", "Emre", "Saskia"],
  nl: ["Sanne", "Joris", "Femke", "Daan", "Lotte", "Ruben"],
  es: ["Sofía", "Mateo", "Lucía", "Iker", "Carmen", "Álvaro"],
  it: ["Giulia", "Lorenzo", "Chiara", "Matteo"],
  "pt-BR": ["João", "Beatriz", "Thiago", "Larissa"],
  "zh-CN": ["伟", "芳", "静"],
  ja: ["美咲", "健太", "陽菜"],
  th: ["สมชาย", "กนกวรรณ", "พิมพ์ชนก"],
} as const;

const FAMILY = {
  en: [
    "Okafor",
    "Whitfield",
    "Diallo",
    "Patel",
    "Fraser",
    "O’Brien",
    "Hughes",
    "Nakamura",
    "Bennett",
    "Adeyemi",
  ],
  fr: [
    "Rousseau",
    "Benali",
    "Lefèvre",
    "Garnier",
    "N’Diaye",
    "Moreau",
    "Carvalho",
    "Dufour",
    "Le Goff",
    "Haddad",
  ],
  de: ["Brandt", "Köhler", "Weiß", "Schäfer", "Yılmaz", "Vogel", "Lindqvist"],
  nl: ["de Vries", "Peeters", "van den Berg", "Jansen", "Claes"],
  es: ["Navarro", "Ferreira", "Muñoz", "Ibarra", "Castillo"],
  it: ["Moretti", "Conti", "Esposito", "Greco"],
  "pt-BR": ["Oliveira", "Souza", "Gonçalves"],
  "zh-CN": ["王", "李", "张"],
  ja: ["佐藤", "鈴木", "高橋"],
  th: ["ศรีสุวรรณ", "วงศ์ไทย", "ใจดี"],
} as const;

/** How addresses spell names that are not written in Latin letters. */
const ROMAN: Readonly<Record<string, string>> = {
  伟: "wei",
  芳: "fang",
  静: "jing",
  王: "wang",
  李: "li",
  张: "zhang",
  美咲: "misaki",
  健太: "kenta",
  陽菜: "hina",
  佐藤: "sato",
  鈴木: "suzuki",
  高橋: "takahashi",
  สมชาย: "somchai",
  กนกวรรณ: "kanokwan",
  พิมพ์ชนก: "pimchanok",
  ศรีสุวรรณ: "srisuwan",
  วงศ์ไทย: "wongthai",
  ใจดี: "jaidee",
};

/** Two in three people write in one of the two languages of the console; all ten occur. */
const LANGUAGES = [
  ...(["fr", "en", "fr", "en", "de", "fr", "nl", "en", "es", "it"] as const),
  ...(["fr", "en", "pt-BR", "fr", "ja", "en", "de", "zh-CN", "th", "en"] as const),
];

export const TEAMS = [
  "Store 214 Hamburg",
  "Store 118 Lyon",
  "Store 301 Bologna",
  "Store 067 Porto",
  "Warehouse Malmö",
  "Logistics Ghent",
  "Customer care",
  "Finance",
  "People and culture",
  "Information systems",
] as const;

const JOBS = [
  "Sales adviser",
  "Shift lead",
  "Picker",
  "Driver",
  "Accountant",
  "Store manager",
  "Buyer",
  "Technician",
];
const CITIES = ["Hamburg", "Lyon", "Bologna", "Porto", "Malmö", "Ghent"];

const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index % list.length];
  if (item === undefined) throw new Error("an empty list of names");
  return item;
};

const ascii = (text: string): string =>
  (ROMAN[text] ?? text)
    .normalize("NFKD")
    .replace(/[^\p{ASCII}]/gu, "")
    .replace(/[^A-Za-z]+/g, "")
    .toLowerCase();

/** The n-th user has no address and signs in with a login. */
export const withoutMailbox = (n: number): boolean => n % 23 === 5;

/** The n-th person of the demo organisation: the same at every run. */
export function demoPerson(n: number): NewAccount {
  const language = at(LANGUAGES, n);
  const firstName = at(GIVEN[language], n * 7 + Math.floor(n / 10));
  const lastName = at(FAMILY[language], n * 3 + Math.floor(n / 7));
  const name = `${ascii(firstName)}.${ascii(lastName)}`;
  const reachable = !withoutMailbox(n);
  return newAccount.parse({
    firstName,
    lastName,
    email: reachable ? `${name}.${n}@halden.example` : undefined,
    login: reachable ? undefined : `${name}.${n}`,
    externalId: `HR-${String(48_000 + n * 37).padStart(7, "0")}`,
    language,
    visibility: n % 3 === 0 ? "PUBLIC" : "PRIVATE",
    saveSpaceMax: n % 3 === 0 ? 5_368_709_120n : undefined,
    jobTitle: at(JOBS, n),
    company: "Halden Group",
    city: at(CITIES, n),
  });
}

/** The n-th contact, a supplier's person who belongs to one of the users. */
export function demoContact(n: number, ownerId: string): NewAccount {
  const person = demoPerson(1_000 + n);
  return newAccount.parse({
    ...person,
    kind: "CONTACT",
    ownerId,
    email: `${ascii(person.firstName ?? "")}.${n}@nordwind-supplies.example`,
    company: "Nordwind Supplies",
    externalId: undefined,
    login: n % 3 === 0 ? `nordwind.${n}` : undefined,
  });
}

export const ADMINS = [
  { role: "OWNER", firstName: "Ines", lastName: "Carvalho", language: "en" },
  { role: "ACCOUNT_ADMIN", firstName: "Mats", lastName: "Lindgren", language: "en" },
  { role: "INVITER", firstName: "Chloé", lastName: "Bertrand", language: "fr" },
  { role: "HELPDESK", firstName: "Karim", lastName: "Haddad", language: "fr" },
  { role: "AUDITOR", firstName: "Ruth", lastName: "Albrecht", language: "en" },
] as const;

export const adminEmail = (admin: { firstName: string; lastName: string }): string =>
  `${ascii(admin.firstName)}.${ascii(admin.lastName)}@halden.example`;

export const demoAdmins = (): NewAccount[] =>
  ADMINS.map((admin) => {
    const { firstName, lastName, language } = admin;
    const email = adminEmail(admin);
    return newAccount.parse({ firstName, lastName, language, email, visibility: "PUBLIC" });
  });
