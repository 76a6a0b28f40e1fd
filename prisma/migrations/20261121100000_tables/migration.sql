-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "app";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "ops";

-- CreateTable
CREATE TABLE "app"."organizations" (
    "org_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'ACTIVE',
    "system" BOOLEAN NOT NULL DEFAULT false,
    "language" TEXT NOT NULL DEFAULT 'en',
    "time_zone" TEXT NOT NULL DEFAULT 'Europe/Paris',
    "country" TEXT NOT NULL DEFAULT 'FR',
    "brand" TEXT NOT NULL DEFAULT '#2456d6',
    "link_life_hours" INTEGER NOT NULL DEFAULT 168,
    "code_life_days" INTEGER NOT NULL DEFAULT 90,
    "auto_invite" BOOLEAN NOT NULL DEFAULT true,
    "answer_requests" BOOLEAN NOT NULL DEFAULT false,
    "from_name" TEXT,
    "from_address" TEXT,
    "reply_to" TEXT,
    "help_url" TEXT,
    "help_contact" TEXT,
    "member_editing" BOOLEAN NOT NULL DEFAULT true,
    "modification_prevention" BOOLEAN NOT NULL DEFAULT false,
    "allowed_factors" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "retention_days" INTEGER NOT NULL DEFAULT 90,
    "trust_step" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organizations_pkey" PRIMARY KEY ("org_id")
);

-- CreateTable
CREATE TABLE "app"."directory" (
    "kind" TEXT COLLATE "C" NOT NULL,
    "digest" TEXT COLLATE "C" NOT NULL,
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,

    CONSTRAINT "directory_pkey" PRIMARY KEY ("kind","digest","org_id","id")
);

-- CreateTable
CREATE TABLE "app"."accounts" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL DEFAULT 'USER',
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'CREATED',
    "status_before_close" TEXT,
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "first_name" TEXT,
    "last_name" TEXT,
    "name_key" TEXT COLLATE "C" NOT NULL,
    "search_text" TEXT NOT NULL,
    "email" TEXT,
    "email_key" TEXT COLLATE "C",
    "email_verified_at" TIMESTAMPTZ(3),
    "login" TEXT,
    "login_key" TEXT COLLATE "C",
    "external_id" TEXT,
    "external_key" TEXT COLLATE "C",
    "phone" TEXT,
    "phone_key" TEXT COLLATE "C",
    "phone_verified_at" TIMESTAMPTZ(3),
    "language" TEXT,
    "owner_id" UUID,
    "visibility" TEXT NOT NULL DEFAULT 'PRIVATE',
    "modification_prevention" BOOLEAN NOT NULL DEFAULT false,
    "tfa" TEXT NOT NULL DEFAULT 'NONE',
    "share_space_max" BIGINT,
    "save_space_max" BIGINT,
    "company" TEXT,
    "department" TEXT,
    "job_title" TEXT,
    "address" TEXT,
    "zipcode" TEXT,
    "city" TEXT,
    "country" TEXT,
    "biography" TEXT,
    "creation_notification" BOOLEAN NOT NULL DEFAULT true,
    "expiration_mode" TEXT NOT NULL DEFAULT 'DEFAULT',
    "suspension_date" TIMESTAMPTZ(3),
    "suspension_source" TEXT,
    "source" TEXT NOT NULL DEFAULT 'HAND',
    "undeliverable_at" TIMESTAMPTZ(3),
    "undeliverable_reason" TEXT,
    "invited_at" TIMESTAMPTZ(3),
    "claimable_until" TIMESTAMPTZ(3),
    "declined_at" TIMESTAMPTZ(3),
    "decline_reason" TEXT,
    "asked_at" TIMESTAMPTZ(3),
    "claimed_at" TIMESTAMPTZ(3),
    "suspended_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "erased_at" TIMESTAMPTZ(3),
    "last_sign_in_at" TIMESTAMPTZ(3),
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "app"."teams" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "teams_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "app"."team_members" (
    "org_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,

    CONSTRAINT "team_members_pkey" PRIMARY KEY ("org_id","team_id","account_id")
);

-- CreateTable
CREATE TABLE "app"."applications" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT COLLATE "C" NOT NULL,
    "licences" INTEGER,
    "rules" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "applications_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "app"."application_grants" (
    "org_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "application_grants_pkey" PRIMARY KEY ("org_id","application_id","account_id")
);

-- CreateTable
CREATE TABLE "app"."account_roles" (
    "org_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "given_by" UUID,
    "given_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_roles_pkey" PRIMARY KEY ("org_id","account_id","role")
);

-- CreateTable
CREATE TABLE "app"."passwords" (
    "org_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "passwords_pkey" PRIMARY KEY ("org_id","account_id")
);

-- CreateTable
CREATE TABLE "app"."sessions" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "browser_digest" TEXT COLLATE "C" NOT NULL,
    "account_id" UUID NOT NULL,
    "epoch" INTEGER NOT NULL,
    "factors" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "ip" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "app"."auth_flows" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "epoch" INTEGER NOT NULL,
    "factors" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "consumed_at" TIMESTAMPTZ(3),

    CONSTRAINT "auth_flows_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "app"."sign_ups" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "send_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "consumed_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_ups_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "app"."invitations" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "channel" TEXT COLLATE "C" NOT NULL,
    "live_seq" INTEGER NOT NULL DEFAULT 0,
    "last_seq" INTEGER NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "claimed_at" TIMESTAMPTZ(3),
    "invited_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "app"."sends" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "account_id" UUID,
    "invitation_id" UUID,
    "seq" INTEGER NOT NULL DEFAULT 1,
    "address_key" TEXT COLLATE "C",
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "key_version" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "handed_over_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "consumed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sends_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "app"."wordings" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wordings_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "app"."messages" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "letter" TEXT NOT NULL,
    "lane" INTEGER NOT NULL,
    "channel" TEXT COLLATE "C" NOT NULL,
    "account_id" UUID,
    "send_id" UUID,
    "wording_id" UUID,
    "locale" TEXT NOT NULL,
    "to_address" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'QUEUED',
    "reason" TEXT,
    "answer" TEXT,
    "transport" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "leased_until" TIMESTAMPTZ(3),
    "lease" UUID,
    "queued_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "state_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "messages_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "app"."audit_entries" (
    "org_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "act_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "act" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "account_id" UUID,
    "ip" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "app"."audit_values" (
    "org_id" UUID NOT NULL,
    "entry_id" BIGINT NOT NULL,
    "account_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "audit_values_pkey" PRIMARY KEY ("org_id","entry_id")
);

-- CreateTable
CREATE TABLE "app"."account_keys" (
    "org_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,
    "key_version" INTEGER NOT NULL,

    CONSTRAINT "account_keys_pkey" PRIMARY KEY ("org_id","account_id")
);

-- CreateTable
CREATE TABLE "app"."account_events" (
    "org_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "account_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event" TEXT NOT NULL,
    "from_status" TEXT,
    "to_status" TEXT,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "send_id" UUID,
    "message_id" UUID,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "account_events_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "ops"."buckets" (
    "key" TEXT NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "buckets_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "ops"."rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "directory_org_id_kind_id_idx" ON "app"."directory"("org_id", "kind", "id");

-- CreateIndex
CREATE UNIQUE INDEX "teams_org_id_name_key_key" ON "app"."teams"("org_id", "name_key");

-- CreateIndex
CREATE INDEX "team_members_org_id_account_id_idx" ON "app"."team_members"("org_id", "account_id");

-- CreateIndex
CREATE UNIQUE INDEX "applications_org_id_name_key_key" ON "app"."applications"("org_id", "name_key");

-- CreateIndex
CREATE INDEX "application_grants_org_id_account_id_idx" ON "app"."application_grants"("org_id", "account_id");

-- CreateIndex
CREATE INDEX "account_roles_org_id_role_account_id_idx" ON "app"."account_roles"("org_id", "role", "account_id");

-- CreateIndex
CREATE INDEX "sessions_org_id_account_id_idx" ON "app"."sessions"("org_id", "account_id");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_org_id_browser_digest_key" ON "app"."sessions"("org_id", "browser_digest");

-- CreateIndex
CREATE UNIQUE INDEX "sign_ups_org_id_send_id_key" ON "app"."sign_ups"("org_id", "send_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_org_id_account_id_channel_key" ON "app"."invitations"("org_id", "account_id", "channel");

-- CreateIndex
CREATE INDEX "sends_org_id_account_id_created_at_idx" ON "app"."sends"("org_id", "account_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "sends_org_id_invitation_id_seq_key" ON "app"."sends"("org_id", "invitation_id", "seq");

-- CreateIndex
CREATE INDEX "messages_org_id_account_id_queued_at_idx" ON "app"."messages"("org_id", "account_id", "queued_at");

-- CreateIndex
CREATE INDEX "messages_org_id_send_id_idx" ON "app"."messages"("org_id", "send_id");

-- CreateIndex
CREATE INDEX "audit_entries_org_id_at_id_idx" ON "app"."audit_entries"("org_id", "at", "id");

-- CreateIndex
CREATE INDEX "audit_entries_org_id_account_id_id_idx" ON "app"."audit_entries"("org_id", "account_id", "id");

-- CreateIndex
CREATE INDEX "account_events_org_id_account_id_id_idx" ON "app"."account_events"("org_id", "account_id", "id");


