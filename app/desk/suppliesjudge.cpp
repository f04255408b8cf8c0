// SPDX-License-Identifier: GPL-3.0-or-later
// What a version's files may be: one function per channel, and what this desk has against one that is good in itself.
#include "app/codec/cardnumber.h"
#include "app/codec/text.h"
#include "app/desk/deskimpl.h"
#include "app/desk/packsimpl.h"
#include "app/desk/suppliesimpl.h"
#include "app/payments/faults.h"
#include "app/services/projection.h"

#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <limits>

namespace naru::desk {

using lessons::LessonsFault;

namespace {

constexpr qsizetype certificateBytesMax = 1024 * 1024;
constexpr qsizetype issuersMax = 2'000;
constexpr qsizetype textsBytesMax = 4 * 1024 * 1024;
constexpr qsizetype settingsBytesMax = 4 * 1024;
constexpr int filesMax = 2'000;
/// The first bytes of every compiled Qt translation.
constexpr quint8 textsMagic[]
    = {0x3C, 0xB8, 0x64, 0x18, 0xCA, 0xEF, 0x9C, 0x95, 0xCD, 0x21, 0x1C, 0xBF, 0x60, 0xA1, 0xBD, 0xDD};

void refuse(SupplyReading& reading, const Fault& why)
{
    if (!reading.fault)
        reading.fault = why;
}

bool endsWithOneOf(const QString& path, std::initializer_list<const char*> endings)
{
    return std::any_of(
        endings.begin(), endings.end(), [&](const char* ending) { return path.endsWith(QLatin1StringView(ending)); });
}

void readTrust(const Supply& supply, SupplyReading& reading)
{
    for (const Supply::File& file : supply.files) {
        if (!endsWithOneOf(file.path, {".pem", ".der", ".crt", ".cer"}) || file.bytes.size() > certificateBytesMax)
            return refuse(reading, Fault(SuppliesFault::BadRelease, file.path));
        auto intake = crypto::Certificate::parseMany(file.bytes);
        if (intake.unreadable || intake.certificates.isEmpty())
            return refuse(reading, Fault(DeskFault::TrustUnreadable, file.path));
        reading.issuers += intake.certificates;
    }
    if (reading.issuers.isEmpty())
        refuse(reading, DeskFault::TrustUnreadable);
    if (reading.issuers.size() > issuersMax)
        refuse(reading, SuppliesFault::BadRelease);
}

/// Good ones, no id and no lesson twice among them.
void readLessons(const Supply& supply, SupplyReading& reading)
{
    QSet<QString> ids, lessonIds;
    for (const Supply::File& file : supply.files) {
        if (!file.path.endsWith(packEnding))
            return refuse(reading, Fault(SuppliesFault::BadRelease, file.path));
        lessons::PackReading pack = lessons::readPack(file.bytes);
        if (!pack.isGood())
            return refuse(reading, Fault(LessonsFault::BadPack, file.path + u' ' + pack.complaints.first().line()));
        bool isNew = !ids.contains(pack.pack.id);
        ids.insert(pack.pack.id);
        for (const lessons::LessonPtr& lesson : pack.pack.lessons) {
            isNew = isNew && !lessonIds.contains(lesson->id);
            lessonIds.insert(lesson->id);
        }
        if (!isNew)
            return refuse(reading, Fault(LessonsFault::PackTaken, file.path));
        reading.packs.append(std::move(pack));
    }
    if (reading.packs.isEmpty() || reading.packs.size() > packsMax)
        refuse(reading, SuppliesFault::BadRelease);
}

void readOneJson(const Supply& supply, SupplyReading& reading)
{
    if (supply.files.size() != 1 || !supply.files.first().path.endsWith(QLatin1StringView(".json")))
        return refuse(reading, SuppliesFault::BadRelease);
    reading.json = supply.files.first().bytes;
    if (reading.json.size() > services::jsonBytesMax || reading.json.isEmpty())
        return refuse(reading, SuppliesFault::BadRelease);
    if (codec::holdsCardNumber(reading.json))
        refuse(reading, payments::PaymentFault::CardNumber);
}

/// What is not named here is nobody's to hand down: no right, no PIN, no address of a device, no folder.
void readSettings(const Supply& supply, SupplyReading& reading)
{
    readOneJson(supply, reading);
    if (reading.fault)
        return;
    const auto parsed = codec::parseJson(reading.json, {settingsBytesMax, 2});
    if (!parsed)
        return refuse(reading, parsed.fault());
    const QJsonObject object = parsed->object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key() == QLatin1StringView("language")
            && (it->toString() == QLatin1StringView("ko") || it->toString() == QLatin1StringView("en")))
            reading.language = it->toString();
        else if (it.key() == QLatin1StringView("highContrast") && it->isBool())
            reading.highContrast = it->toBool();
        else
            refuse(reading, Fault(DeskFault::BadSettings, it.key()));
    }
    if (object.isEmpty())
        refuse(reading, DeskFault::BadSettings);
}

void readTexts(const Supply& supply, SupplyReading& reading)
{
    const QByteArrayView magic(reinterpret_cast<const char*>(textsMagic), sizeof textsMagic);
    for (const Supply::File& file : supply.files) {
        const bool isOurs
            = file.path == QLatin1StringView("naru_ko.qm") || file.path == QLatin1StringView("naru_en.qm");
        if (!isOurs || file.bytes.size() > textsBytesMax || !file.bytes.startsWith(magic))
            refuse(reading, Fault(SuppliesFault::BadTexts, file.path));
    }
}

} // namespace

SupplyReading readSupply(const Supply& supply)
{
    struct Row {
        const char* channel;
        void (*read)(const Supply&, SupplyReading&);
    };
    static constexpr Row rows[]{{"trust", readTrust}, {"lessons", readLessons}, {"fees", readOneJson},
        {"services", readOneJson}, {"settings", readSettings}, {"translations", readTexts}};
    SupplyReading reading;
    QSet<QString> paths;
    for (const Supply::File& file : supply.files) {
        if (!isReleasePath(file.path) || paths.contains(file.path))
            refuse(reading, Fault(SuppliesFault::BadRelease, QStringLiteral("path")));
        paths.insert(file.path);
    }
    const auto row = std::find_if(std::begin(rows), std::end(rows),
        [&](const Row& each) { return supply.channel == QLatin1StringView(each.channel); });
    const bool isSound = row != std::end(rows) && !supply.files.isEmpty() && supply.files.size() <= filesMax
        && supply.version > 0 && supply.version <= quint64(std::numeric_limits<qint64>::max());
    if (!isSound)
        refuse(reading, SuppliesFault::BadRelease);
    if (!reading.fault)
        row->read(supply, reading);
    return reading;
}

/// What this desk has against one that is good in itself.
Result<void> SuppliesImpl::fits(const Supply& supply, const SupplyReading& reading) const
{
    if (reading.fault)
        return *reading.fault;
    const bool isReal = m_desk.kind() == Desk::Kind::Real;
    if (isReal && std::any_of(reading.issuers.begin(), reading.issuers.end(), identity::isSample))
        return DeskFault::SampleTrust;
    if (supply.channel == QLatin1StringView("settings") && m_desk.needsSetup())
        return DeskFault::SetupIncomplete;
    if (supply.channel == QLatin1StringView("lessons"))
        return m_desk.packsRoom().fitsHandedDown(reading.packs);
    if (supply.channel == QLatin1StringView("fees") || supply.channel == QLatin1StringView("services")) {
        return m_desk.journal().query([&](storage::Database& database) -> Result<void> {
            const auto fees = services::catalogueWith(database, supply.channel, reading.json);
            return fees ? Result<void>() : Result<void>(fees.fault());
        });
    }
    return {};
}

bool SuppliesImpl::isComing(const QString& channel) const
{
    return std::any_of(m_jobs.begin(), m_jobs.end(), [&](const JobPtr& job) { return job->supply.channel == channel; });
}

Result<void> SuppliesImpl::judge(const Supply& supply) const
{
    return fits(supply, readSupply(supply));
}

} // namespace naru::desk
