// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/entries.h"

#include "app/codec/cbor.h"

namespace naru::desk {

namespace {

/// A CBOR map that counts its pairs itself.
class Body {
public:
    Body& number(const char* key, qint64 value) { return pair(key, codec::CborWriter().number(value).take()); }
    Body& text(const char* key, const QString& value) { return pair(key, codec::CborWriter().text(value).take()); }
    Body& bytes(const char* key, const QByteArray& value) { return pair(key, codec::CborWriter().bytes(value).take()); }
    Body& boolean(const char* key, bool value) { return pair(key, codec::CborWriter().boolean(value).take()); }
    Body& time(const char* key, Instant value) { return number(key, value.time_since_epoch().count()); }
    Body& time(const char* key, const std::optional<Instant>& value) { return value ? time(key, *value) : *this; }
    Body& raw(const char* key, const QByteArray& item) { return pair(key, item); }

    journal::Entry entry(Kind kind) { return {kind, 1, codec::CborWriter().map(m_pairs).raw(m_bytes).take()}; }

private:
    Body& pair(const char* key, const QByteArray& item)
    {
        m_bytes += codec::CborWriter().text(key).raw(item).take();
        ++m_pairs;
        return *this;
    }
    QByteArray m_bytes;
    quint64 m_pairs = 0;
};

template <typename Enum>
qint64 numberOf(Enum value)
{
    return static_cast<qint64>(value);
}

QByteArray checksItem(const identity::Checks& checks)
{
    codec::CborWriter writer;
    writer.array(checks.size());
    for (const auto& outcome : checks)
        outcome ? writer.boolean(*outcome) : writer.null();
    return writer.take();
}

/// Each device: [kind, address, name].
QByteArray devicesItem(const QList<device::DeviceChoice>& devices)
{
    codec::CborWriter writer;
    writer.array(static_cast<quint64>(devices.size()));
    for (const device::DeviceChoice& device : devices) {
        const char* const kind = deviceKindWords[static_cast<std::size_t>(device.kind)];
        writer.array(3).text(kind).text(device.address).text(device.name);
    }
    return writer.take();
}

} // namespace

journal::Entry entryOf(const StaffChange& change)
{
    Body body;
    body.number("what", numberOf(change.what)).number("id", change.id).number("by", change.by);
    if (change.what == StaffChange::What::Added)
        body.text("name", change.name).number("role", numberOf(change.role));
    if (!change.verifier.hash.isEmpty())
        body.bytes("salt", change.verifier.salt).bytes("hash", change.verifier.hash);
    return body.entry(Kind::StaffChanged);
}

journal::Entry entryOf(const SignInEvent& event)
{
    return Body()
        .number("what", numberOf(event.what))
        .number("staff", event.staff)
        .number("wrong", event.wrongTries)
        .time("wait_until", event.waitUntil)
        .entry(Kind::SignIn);
}

journal::Entry entryOf(const SettingsChange& change)
{
    const Settings& settings = change.settings;
    return Body()
        .text("centre", settings.centre)
        .text("desk", settings.desk)
        .text("language", settings.language)
        .number("pitch_nm", qRound64(settings.panelPitchMm * 1e6))
        .boolean("high_contrast", settings.highContrast)
        .text("second_copy", settings.secondCopyFolder)
        .raw("devices", devicesItem(settings.devices))
        .number("by", change.by)
        .entry(Kind::SettingsChanged);
}

journal::Entry entryOf(const VerificationRecord& record)
{
    Body body;
    body.text("purpose", record.purposeId).bytes("purpose_hash", record.purposeHash).text("method", record.method);
    body.boolean("fallback", record.fallback).number("staff", record.staff).time("at", record.at);
    if (record.overall)
        body.number("overall", numberOf(*record.overall)).raw("checks", checksItem(record.checks));
    if (record.age)
        body.number("age", numberOf(*record.age));
    if (!record.faultName.isEmpty())
        body.text("fault", QString::fromLatin1(record.faultName));
    body.time("trust_as_of", record.trustAsOf).time("status_as_of", record.statusAsOf);
    if (record.staleList)
        body.boolean("stale_list", true);
    if (!record.holder.isEmpty())
        body.bytes("holder", record.holder).number("holder_key", record.holderKey);
    if (!record.engagement.isEmpty())
        body.bytes("engagement", record.engagement);
    return body.entry(Kind::Verification);
}

journal::Entry entryOf(const PaperCheckRecord& record)
{
    return Body()
        .text("purpose", record.purposeId)
        .bytes("purpose_hash", record.purposeHash)
        .number("decision", numberOf(record.decision))
        .number("staff", record.staff)
        .time("at", record.at)
        .entry(Kind::PaperCheck);
}

journal::Entry entryOf(const DecisionRecord& record)
{
    return Body()
        .number("record", static_cast<qint64>(record.record))
        .number("decision", numberOf(record.decision))
        .number("staff", record.staff)
        .number("second", record.second)
        .entry(Kind::VisitDecided);
}

journal::Entry entryOf(const HolderKeyChange& change)
{
    return Body()
        .number("what", numberOf(change.what))
        .number("number", change.number)
        .time("made", change.made)
        .time("purge", change.purge)
        .entry(Kind::KeyChanged);
}

journal::Entry entryOf(const ClockNote& note)
{
    return Body()
        .time("believed", note.believed)
        .time("last", note.last)
        .number("confirmed_by", note.confirmedBy)
        .entry(Kind::ClockAnomaly);
}

journal::Entry entryOf(const TerminalChange& change)
{
    const device::TerminalSetup& setup = change.setup;
    return Body()
        .text("id", setup.id)
        .text("name", setup.name)
        .text("driver", setup.driver)
        .text("address", setup.address)
        .text("poi", setup.poi)
        .text("key_identifier", setup.keyIdentifier)
        .number("key_version", setup.keyVersion)
        .bytes("roots", setup.roots)
        .bytes("fingerprint", setup.fingerprint)
        .number("abilities", setup.abilities)
        .boolean("training", setup.training)
        .boolean("removed", change.removed)
        .number("by", change.by)
        .entry(Kind::TerminalChanged);
}

journal::Entry entryOf(const Deed& deed)
{
    Body body;
    body.number("by", deed.by);
    for (const auto& [key, text] : deed.words)
        body.text(key.constData(), text);
    return body.entry(deed.kind);
}

} // namespace naru::desk
