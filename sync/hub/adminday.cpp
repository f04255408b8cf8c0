// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/adminday.h"

#include "app/codec/text.h"
#include "sync/hub/authority.h"
#include "sync/hub/daybook.h"
#include "sync/wire/courier.h"

#include <QFileInfo>
#include <QJsonDocument>

namespace naru::hub {

namespace {

constexpr qint64 keyFileBytesMax = 64 * 1024;

/// A day as this folder's hub would sign it, and its key.
struct SignedDay {
    CentreDay day;
    QByteArray text;
    crypto::PublicKey key;
};

Result<SignedDay> signedBy(const AdminCall& call, const QString& site, QDate date)
{
    SystemRandom random;
    const auto authority = authorityKeys(call.data, IfAbsent::Refuse, call.clock.now(), random);
    const auto key = authority ? keyIn(call.data + QStringLiteral("/hub.key"), random) : authority.fault();
    if (!key)
        return key.fault();
    if (const auto made = call.pool.migrate(Readings::schemaRoom, Readings::migrations()); !made)
        return made.fault();
    const QString origin = wire::originOf(authority->certificate.fingerprint());
    PublicLog log({call.pool, origin, *key, call.clock});
    if (const auto prepared = log.prepare(); !prepared)
        return prepared.fault();
    SqlLog entries(call.pool, call.clock);
    Readings readings(call.pool, entries, {}, call.clock);
    const auto day = DayBook({call.pool, readings, log, call.clock, origin}).day(site, date);
    if (!day)
        return day.fault();
    return SignedDay{*day, signedDay(*day, *key), key->publicKey()};
}

/// base64 of a SubjectPublicKeyInfo, alone or as "hub_key" of a desk's hub.json.
Result<crypto::PublicKey> publicKeyIn(const QString& given)
{
    QByteArray text = given.toLatin1();
    if (QFileInfo::exists(given)) {
        const auto bytes = wire::carriedBytes(given, keyFileBytesMax);
        if (!bytes)
            return bytes.fault();
        const auto json = codec::parseJson(*bytes);
        text = json ? json->object().value(QStringLiteral("hub_key")).toString().toLatin1() : bytes->trimmed();
    }
    const auto der = codec::fromBase64(text);
    return der ? crypto::PublicKey::fromSpki(*der) : Result<crypto::PublicKey>(der.fault());
}

} // namespace

int dayCertificate(const AdminCall& call)
{
    const auto site = optionOf(call.options, "--site"), given = optionOf(call.options, "--date"),
               out = optionOf(call.options, "--out");
    const QDate date = QDate::fromString(given.value_or(QString()), Qt::ISODate);
    if (!site || !date.isValid())
        return complain("day --site S --date YYYY-MM-DD [--out FILE]");
    const auto made = signedBy(call, *site, date);
    if (!made)
        return complain(made.fault());
    if (out)
        if (const auto kept = wire::keepCarried(*out, made->text); !kept)
            return complain(kept.fault());
    QJsonObject answer = QJsonDocument::fromJson(jsonOf(made->day)).object();
    answer.insert(QStringLiteral("signed"), QString::fromUtf8(made->text));
    answer.insert(QStringLiteral("hub_key"), QString::fromLatin1(made->key.spki().toBase64()));
    print(answer);
    return made->day.isWhole() ? 0 : 1;
}

int dayVerify(const AdminCall& call)
{
    const auto pub = optionOf(call.options, "--pub");
    const QString file = call.options.value(0);
    if (!pub || file.startsWith(QStringLiteral("--")))
        return complain("day verify FILE --pub KEY");
    const auto key = publicKeyIn(*pub);
    if (!key)
        return complain(key.fault());
    const auto bytes = wire::carriedBytes(file, dayBytesMax);
    const auto day = bytes ? checkDay(*bytes, *key) : Result<ProvenDay>(bytes.fault());
    if (!day) {
        print({{QStringLiteral("valid"), false}, {QStringLiteral("fault"), QLatin1StringView(day.fault().name())},
            {QStringLiteral("detail"), day.fault().detail()}});
        return 1;
    }
    QJsonObject answer{{QStringLiteral("valid"), true}, {QStringLiteral("site"), day->site},
        {QStringLiteral("date"), day->date.toString(Qt::ISODate)}, {QStringLiteral("complete"), day->isWhole},
        {QStringLiteral("entries"), qint64(day->entries)}, {QStringLiteral("desks"), day->desks},
        {QStringLiteral("proofs"), day->proofs}};
    if (day->checkpoint) {
        QJsonObject checkpoint{{QStringLiteral("size"), qint64(day->checkpoint->size)}};
        if (day->checkpoint->time)
            checkpoint.insert(QStringLiteral("time"), rfc3339(*day->checkpoint->time));
        answer.insert(QStringLiteral("checkpoint"), checkpoint);
    }
    print(answer);
    return 0;
}

} // namespace naru::hub
