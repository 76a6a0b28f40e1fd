const HEADER =
  "LASTNAME,FIRSTNAME,EMAIL,STATUS,LOGIN,MAIL_LANGUAGE,SHARE_SPACE_MAX,SAVE_SPACE_MAX,VISIBILITY_SCOPE,MODIFICATION_PREVENTION," +
  "COMPANY,COMPANY_DEPARTMENT,FUNCTION,TFA,CITY,ADDRESS,ZIPCODE,COUNTRY,PHONE,BIOGRAPHY,CREATION_DATE,SUSPENSION_DATE," +
  "CREATION_NOTIFICATION,EXPIRATION_MODE,EXTERNAL_ID,TEAM,APPLICATIONS";

/** A roster of users with all 27 columns filled as a large organisation fills them. */
export function rosterFile(rows: number): string {
  const lines = Array.from({ length: rows }, (_, n) => {
    const place = `Halden SA,Research,Engineer,,Lyon,${n} rue de la Paix,690${String(n % 100).padStart(2, "0")},France`;
    const phone = `+336${String(10_000_000 + (n % 89_999_999))}`;
    const rest = `Likes mountains,,,YES,DEFAULT,X-${n},,`;
    return `Moreau ${n},Chloé,chloe.${n}@roster.example,ACTIVE,login-${n},FR,1GB,2GB,PRIVATE,,${place},${phone},${rest}`;
  });
  return [HEADER, ...lines].join("\n");
}
