/** Whole names whose column says that the first name stands first. */
export const FIRST_THEN_LAST =
  "first last|first and last name|first name last name|first name and last name|name and surname|name surname|given name family name|prénom nom|prénom et nom|prénoms et nom|vorname nachname|vorname name|vor und nachname|vorname und nachname|vor und zuname|voornaam achternaam|voornaam naam|voor en achternaam|nombre apellido|nombre apellidos|nombre y apellido|nombre y apellidos|nome cognome|nome e cognome|nome sobrenome|nome e sobrenome|nome e apelido|ชื่อ นามสกุล|ชื่อและนามสกุล|ชื่อ สกุล";

/** Names of a half that also stand for all of it, where the other half has no column. */
export const HALF_OR_WHOLE = "name|nom|naam|nombre|nome|名前|名字|ชื่อ";

/** What a column is called in the ten languages and by other programs; names are separated by bars. */
export const HEADER_WORDS: Readonly<Record<string, string>> = {
  OWNER_LOGIN:
    "owner login|owner|login of the owner|identifiant du propriétaire|propriétaire|besitzer|besitzer login|login des besitzers|eigenaar|login eigenaar|propietario|login del propietario|proprietario|login del proprietario|proprietário|login do proprietário|所有者|所有者登录名|所有者ログイン|เจ้าของ",
  LASTNAME:
    "last name|name|family name|surname|second name|nom|nom de famille|nom d'usage|nachname|familienname|naam|achternaam|familienaam|apellido|apellidos|cognome|sobrenome|apelido|姓|姓氏|苗字|名字|นามสกุล|sn",
  FIRSTNAME:
    "first name|given name|forename|christian name|prénom|prénoms|vorname|rufname|voornaam|roepnaam|nombre|nombre de pila|nome|nome próprio|primeiro nome|名|名前|下の名前|ชื่อ|ชื่อจริง",
  EMAIL:
    "email|e mail|mail|email address|e mail address|mail address|work email|primary email|user principal name|adresse e mail|adresse email|adresse mail|adresse électronique|courriel|mél|mail professionnel|e mail adresse|emailadresse|e mailadres|emailadres|correo|correo electrónico|dirección de correo|indirizzo e mail|indirizzo email|posta elettronica|endereço de e mail|endereço de email|correio eletrônico|邮箱|电子邮箱|电子邮件|邮件地址|メール|メールアドレス|電子メール|อีเมล|ที่อยู่อีเมล|messagerie|adresse de messagerie|e mail professionnel|email professionnel|adresse e mail professionnelle|courriel professionnel|email pro|mail pro|work e mail|business email|company email|contact email|dienstliche e mail|geschäftliche e mail",
  STATUS:
    "status|account status|statut|état|statut du compte|kontostatus|estado|stato|situação|状态|状態|ステータス|สถานะ",
  LOGIN:
    "login|user name|username|user id|userid|sign in name|logon name|account name|identifiant|identifiant de connexion|nom d'utilisateur|benutzername|anmeldename|benutzerkennung|gebruikersnaam|inlognaam|usuario|nombre de usuario|nome utente|nome de usuário|usuário|用户名|登录名|ユーザー名|ログイン|ログイン名|ชื่อผู้ใช้|samaccountname|uid",
  MAIL_LANGUAGE:
    "mail language|language|locale|preferred language|langue|langue e mails|langue des e mails|langue de préférence|sprache|e mail sprache|taal|e mailtaal|idioma|idioma de correo|lingua|lingua e mail|língua|语言|邮件语言|言語|メールの言語|ภาษา",
  SHARE_SPACE_MAX:
    "share space max|share quota|sharing quota|storage|quota|stockage partage|quota de partage|speicher freigabe|freigabespeicher|opslag delen|almacenamiento compartido|spazio condivisione|espaço de compartilhamento|共享空间|共有容量|พื้นที่แชร์",
  SAVE_SPACE_MAX:
    "save space max|backup quota|backup storage|stockage sauvegardes|stockage sauvegarde|quota de sauvegarde|backup speicher|sicherungsspeicher|back upopslag|almacenamiento de copias|spazio backup|espaço de backup|备份空间|バックアップ容量|พื้นที่สำรอง",
  VISIBILITY_SCOPE:
    "visibility scope|visibility|visibilité|sichtbarkeit|zichtbaarheid|visibilidad|visibilità|visibilidade|可见性|公開範囲|การมองเห็น",
  MODIFICATION_PREVENTION:
    "modification prevention|profile locked|empêchement de la modification|modification interdite|änderungssperre|wijzigen voorkomen|impedir modificación|blocco modifiche|impedir modificação|禁止修改|変更禁止|ห้ามแก้ไข",
  COMPANY:
    "company|company name|organisation|organization|employer|société|entreprise|raison sociale|firma|unternehmen|bedrijf|organisatie|empresa|compañía|azienda|società|companhia|公司|会社|会社名|บริษัท",
  COMPANY_DEPARTMENT:
    "company department|department|dept|division|unit|département|service|direction|abteilung|afdeling|departamento|dipartimento|reparto|ufficio|setor|部门|部署|部門|แผนก|pôle|business unit|geschäftsbereich",
  FUNCTION:
    "function|job title|position|role|job|fonction|poste|intitulé du poste|funktion|position|stelle|berufsbezeichnung|functie|functietitel|cargo|puesto|función|funzione|qualifica|mansione|função|职位|职务|役職|職位|ตำแหน่ง|métier|emploi|intitulé de poste|occupation|beruf|profesión|professione|profissão",
  TFA: "tfa|2fa|mfa|two factor|two factor authentication|second factor|authentification à deux facteurs|double authentification|zwei faktor authentifizierung|tweestapsverificatie|tweefactorauthenticatie|autenticación de dos factores|autenticazione a due fattori|autenticação de dois fatores|双重验证|二要素認証|การยืนยันสองขั้นตอน",
  CITY: "city|town|ville|commune|stadt|ort|wohnort|stad|plaats|woonplaats|ciudad|città|comune|cidade|城市|市区町村|都市|เมือง",
  ADDRESS:
    "address|street|street address|adresse|rue|adresse postale|anschrift|straße|strasse|adres|straat|dirección|calle|indirizzo|via|endereço|rua|地址|住所|ที่อยู่",
  ZIPCODE:
    "zip code|zip|zipcode|postal code|postcode|code postal|cp|postleitzahl|plz|código postal|codice postale|cap|cep|邮政编码|邮编|郵便番号|รหัสไปรษณีย์",
  COUNTRY: "country|country name|pays|land|país|paese|nazione|国家|国|国名|ประเทศ",
  PHONE:
    "phone|phone number|telephone|telephone number|mobile|mobile phone|mobile number|cell|cell phone|téléphone|tél|tel|portable|mobile|téléphone portable|numéro de téléphone|telefon|telefonnummer|handy|handynummer|mobilnummer|mobiltelefon|telefoon|telefoonnummer|mobiel|mobiele nummer|teléfono|móvil|celular|telefono|cellulare|telefone|telemóvel|电话|手机|手机号|电话号码|電話|電話番号|携帯電話|携帯|โทรศัพท์|เบอร์โทร|มือถือ|téléphone mobile|tél mobile|tél portable|n° de téléphone|n° de portable|n° de mobile|numéro de portable|numéro de mobile|portable professionnel|mobile pro|gsm|mobile telephone|handy nr|mobil|telefon mobil|numero di cellulare|número de móvil|número de celular",
  BIOGRAPHY:
    "biography|bio|about|biographie|à propos|biografie|über|biografía|biografia|简介|自己紹介|略歴|ประวัติ",
  CREATION_DATE:
    "creation date|created|created at|date de création|créé le|erstellungsdatum|erstellt am|aanmaakdatum|fecha de creación|data di creazione|data de criação|创建日期|作成日|วันที่สร้าง",
  SUSPENSION_DATE:
    "suspension date|end date|expiry date|leaving date|date de suspension|date de fin|date de départ|sperrdatum|austrittsdatum|enddatum|einddatum|schorsingsdatum|fecha de suspensión|fecha de fin|data di sospensione|data fine|data de suspensão|data de término|停用日期|停止日|วันที่ระงับ|date de sortie|fin de contrat|date de fin de contrat|contract end|contract end date|termination date|last working day|vertragsende|uitdienstdatum|fecha de baja|data de saída|data di cessazione",
  OWNER_FIRSTNAME:
    "owner first name|owner firstname|prénom du propriétaire|vorname des besitzers|voornaam eigenaar|nombre del propietario|nome del proprietario|nome do proprietário|所有者名|所有者の名",
  OWNER_LASTNAME:
    "owner last name|owner lastname|nom du propriétaire|nachname des besitzers|achternaam eigenaar|apellido del propietario|cognome del proprietario|sobrenome do proprietário|所有者姓|所有者の姓",
  CREATION_NOTIFICATION:
    "creation notification|notify|send invitation|notification de création|notifier|benachrichtigung|erstellungsbenachrichtigung|melding bij aanmaken|notificación de creación|notifica di creazione|notificação de criação|创建通知|作成通知|แจ้งเตือนการสร้าง",
  EXPIRATION_MODE:
    "expiration mode|expiry mode|mode d'expiration|ablaufmodus|vervalmodus|modo de expiración|modalità di scadenza|modo de expiração|过期模式|有効期限モード|โหมดหมดอายุ",
  EXTERNAL_ID:
    "external id|externalid|employee id|employee number|employee no|staff number|staff id|personnel number|id|matricule|numéro d'employé|identifiant externe|personalnummer|mitarbeiternummer|personeelsnummer|medewerkernummer|número de empleado|id externo|matricola|numero dipendente|matrícula|工号|员工编号|社員番号|従業員番号|รหัสพนักงาน|employee|emp id|staff no|personnel id|badge|n° matricule|numéro de matricule|n° salarié|numéro de salarié|identifiant rh|personalnr|personal nr|mitarbeiter id|mitarbeiter nr|número de empleada|numero matricola",
  TEAM: "team|teams|group|groups|équipe|équipes|groupe|groupes|gruppe|gruppen|teams|groep|groepen|equipo|equipos|grupo|grupos|squadra|gruppo|gruppi|equipe|equipes|团队|小组|チーム|グループ|ทีม|กลุ่ม",
  APPLICATIONS:
    "applications|application|apps|app|licences|licenses|anwendungen|anwendung|applikationen|toepassingen|aplicaciones|aplicación|applicazioni|aplicativos|aplicações|应用|应用程序|アプリ|アプリケーション|แอป|แอปพลิเคชัน",
  KIND: "kind|account type|user type|type de compte|kontotyp|kontoart|accounttype|tipo de cuenta|tipo di account|tipo de conta|账户类型|アカウントの種類|ประเภทบัญชี",
  ACCOUNT_STATE: "account state|état du compte",
  INVITATION_DATE:
    "invitation date|invited on|invited at|date d'invitation|invité le|einladungsdatum|eingeladen am|uitnodigingsdatum|uitgenodigd op|fecha de invitación|data di invito|data do convite|邀请日期|招待日|วันที่เชิญ",
  CLAIM_DATE:
    "claim date|claimed on|claimed at|activation date|activated on|date d'activation|activé le|aktivierungsdatum|aktiviert am|activatiedatum|geactiveerd op|fecha de activación|data di attivazione|data de ativação|激活日期|有効化日|วันที่เปิดใช้งาน",
  FULL_NAME: `full name|fullname|complete name|whole name|display name|displayname|common name|cn|employee name|person name|name of employee|nom complet|nom affiché|vollständiger name|voller name|anzeigename|volledige naam|weergavenaam|nombre completo|nombre para mostrar|nome completo|nome visualizzato|nominativo|nome de exibição|显示名称|表示名|ชื่อเต็ม|ชื่อที่แสดง|${FIRST_THEN_LAST}`,
  FULL_NAME_LAST_FIRST:
    "last first|last name first name|last name and first name|surname name|surname and name|surname first name|family name given name|nom prénom|nom prénoms|nom et prénom|nom et prénoms|nom de famille prénom|nom de famille et prénom|name vorname|nachname vorname|name und vorname|nachname und vorname|naam voornaam|naam en voornaam|achternaam voornaam|achternaam en voornaam|apellido nombre|apellidos nombre|apellido y nombre|apellidos y nombre|cognome nome|cognome e nome|sobrenome nome|sobrenome e nome|apelido e nome|姓名|氏名|お名前|全名|フルネーム|姓 名|นามสกุล ชื่อ",
};
