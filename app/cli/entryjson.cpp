// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/entryjson.h"

#include "app/codec/cbor.h"

#include <QJsonArray>

#include <array>

namespace naru::cli {

namespace {

constexpr std::array<const char*, 77> kindNames{"", "genesis", "verification", "paper_check", "staff_changed",
    "sign_in", "settings_changed", "trust_changed", "journal_read", "backup_made", "restored", "clock_anomaly",
    "key_changed", "visit_decided", "", "", "", "", "", "", "charge_opened", "attempt_prepared", "attempt_moved",
    "evidence_noted", "evidence_copied", "receipt_issued", "cash_moved", "shift_changed", "day_closed", "file_read",
    "services_changed", "terminal_changed", "digests_taken", "line_explained", "pack_changed", "", "", "", "", "",
    "practised", "practice_asked", "practice_moved", "", "", "", "", "", "", "", "class_opened", "class_planned",
    "class_attended", "class_closed", "class_papers", "ticket_taken", "ticket_moved", "queue_day_over",
    "queue_lane_taken", "", "pair_changed", "pair_ended", "", "", "", "", "", "", "", "", "shift_note",
    "journal_forked", "pruned", "key_renewed", "rehomed", "release_taken", "sealing_changed"};

QJsonObject bytesJson(QByteArrayView bytes)
{
    return {{QStringLiteral("$bstr"), QString::fromLatin1(bytes.toByteArray().toHex())}};
}

QJsonValue valueJson(const codec::CborValue& value)
{
    using codec::CborType;
    switch (value.type()) {
    case CborType::Unsigned:
    case CborType::Negative:
        return value.toInteger() ? QJsonValue(*value.toInteger()) : QJsonValue(bytesJson(value.raw()));
    case CborType::Text:
        return value.toText().value_or(QString());
    case CborType::Array: {
        QJsonArray items;
        for (const codec::CborValue item : value.items())
            items.append(valueJson(item));
        return items;
    }
    case CborType::Map: {
        QJsonObject object;
        for (const auto pair : value.pairs())
            object.insert(
                pair.key.toText().value_or(QString::fromLatin1(pair.key.rawBytes().toHex())), valueJson(pair.value));
        return object;
    }
    case CborType::Bytes:
        return bytesJson(value.toBytes().value_or(QByteArray()));
    case CborType::Simple:
        return value.toBool() ? QJsonValue(*value.toBool()) : QJsonValue(QJsonValue::Null);
    case CborType::Float:
        return value.toDouble().value_or(0);
    case CborType::Tag:
        break;
    }
    return bytesJson(value.raw());
}

QJsonValue bodyJson(const journal::Entry& entry)
{
    const auto document = codec::CborDocument::parse(entry.body);
    if (!document || !(*document)->root().is(codec::CborType::Map))
        return bytesJson(entry.body);
    QJsonObject body = valueJson((*document)->root()).toObject();
    if (entry.kind == Kind::StaffChanged) {
        for (const QString& key : {QStringLiteral("salt"), QStringLiteral("hash")}) {
            if (body.contains(key))
                body[key] = QJsonObject{{QStringLiteral("$masked"), true}};
        }
    }
    return body;
}

} // namespace

QString kindName(Kind kind)
{
    const auto number = static_cast<std::size_t>(kind);
    if (number == 0 || number >= kindNames.size())
        return QStringLiteral("kind_%1").arg(number);
    return QString::fromLatin1(kindNames[number]);
}

QJsonObject toJson(const journal::Recorded& recorded, Detail detail)
{
    const journal::Stamp& stamp = recorded.stamp;
    QJsonObject object{{QStringLiteral("epoch"), qint64(stamp.epoch)},
        {QStringLiteral("seq"), static_cast<qint64>(stamp.seq)}, {QStringLiteral("time"), rfc3339(stamp.time())},
        {QStringLiteral("kind"), kindName(recorded.entry.kind)}, {QStringLiteral("schema"), recorded.entry.schema},
        {QStringLiteral("hash"), QString::fromLatin1(stamp.hash.toHex())}};
    if (recorded.letGo)
        object.insert(QStringLiteral("let_go"), true);
    else if (detail == Detail::Full)
        object.insert(QStringLiteral("body"), bodyJson(recorded.entry));
    return object;
}

} // namespace naru::cli
