/** Words that mean yes and no in the ten languages, and in what programs write. */
export const YES_WORDS =
  "yes y true 1 x oui o vrai ja j wahr waar sí si verdadero sì vero sim s verdadeiro 是 对 真 はい 有 真 ใช่ จริง";
export const NO_WORDS =
  "no n false 0 non faux nein falsch nee onwaar falso não nao 否 不 假 いいえ 無 偽 ไม่ ไม่ใช่ เท็จ";

/** What people write where a closed column wants one of its values; words are separated by bars. */
export const VALUE_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  KIND: {
    USER: "utilisateur|users|utilisateurs|benutzer|nutzer|gebruiker|usuario|utente|usuário|用户|ユーザー|ผู้ใช้|employee|interne",
    CONTACT:
      "contacts|kontakt|contactpersoon|contacto|contatto|contato|联系人|連絡先|ผู้ติดต่อ|guest|invité|externe|external|partner",
  },
  STATUS: {
    ACTIVE:
      "actif|active|activé|activated|enabled|enable|open|ouvert|ouverte|valid|ok|aktiv|aktiviert|offen|actief|ingeschakeld|activo|activa|habilitado|abierto|attivo|attiva|abilitato|aperto|ativo|ativa|aberto|启用|活动|激活|有效|有効|アクティブ|ใช้งาน|ใช้งานอยู่|เปิดใช้งาน|yes|oui|true|1",
    INACTIVE:
      "inactif|inactive|désactivé|disabled|disable|deactivated|suspended|suspendu|suspendue|suspend|blocked|bloqué|locked|inaktiv|deaktiviert|gesperrt|inactief|uitgeschakeld|geblokkeerd|inactivo|suspendido|deshabilitado|inattivo|sospeso|disabilitato|inativo|suspenso|desativado|停用|禁用|无效|無効|停止|ระงับ|ไม่ใช้งาน|ปิดใช้งาน|no|non|false|0",
    CLOSED:
      "fermé|fermée|close|clos|clôturé|deleted|supprimé|removed|left|parti|archived|archivé|terminated|geschlossen|gelöscht|gesloten|verwijderd|cerrado|eliminado|chiuso|eliminato|fechado|encerrado|excluído|关闭|已关闭|删除|閉鎖|削除|終了|ปิด|ลบ",
  },
  VISIBILITY_SCOPE: {
    PUBLIC:
      "publique|visible|öffentlich|sichtbar|openbaar|zichtbaar|público|pública|pubblico|pubblica|公开|公開|สาธารณะ|yes|oui",
    PRIVATE:
      "privé|privée|hidden|invisible|masqué|caché|privat|versteckt|verborgen|privado|privada|oculto|privato|privata|nascosto|私有|不公开|非公開|ส่วนตัว|no|non",
  },
  TFA: {
    NONE: "aucune|aucun|no|non|off|keine|nein|kein|geen|nee|ninguno|ninguna|nessuno|nessuna|nenhum|nenhuma|não|无|沒有|なし|ไม่มี|0|false|disabled",
    TOTP: "otp|app|application|authenticator|google authenticator|microsoft authenticator|code éphémère|authentificateur|einmalcode|2fa",
    SMS: "text|text message|texto|sms code|code sms|mobile|téléphone|phone|短信|ข้อความ",
    FIDO2:
      "fido|yubikey|passkey|webauthn|u2f|security key|clé de sécurité|clé|sicherheitsschlüssel|beveiligingssleutel|llave de seguridad|chiave di sicurezza|chave de segurança|安全密钥|セキュリティキー",
  },
  EXPIRATION_MODE: {
    DEFAULT:
      "défaut|par défaut|standard|standaard|predeterminado|por defecto|predefinito|padrão|默认|既定|デフォルト|ค่าเริ่มต้น|yes|oui|enabled",
    DISABLED:
      "désactivé|désactivée|never|jamais|none|off|aucune|deaktiviert|nie|nooit|uitgeschakeld|desactivado|nunca|disattivato|mai|desativado|禁用|从不|無効|なし|ปิดใช้งาน|ไม่เคย|no|non",
  },
};
