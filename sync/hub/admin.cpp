// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/admin.h"

#include "sync/hub/columns.h"
#include "sync/hub/faults.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

namespace naru::hub {

namespace {

constexpr int pageEntries = 1'000, newestEntries = 100;

QString hexOf(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

QJsonObject jsonOf(const Desk& desk)
{
    QJsonObject object{{QStringLiteral("device"), hexOf(desk.device)}, {QStringLiteral("site"), desk.site},
        {QStringLiteral("desk"), desk.desk}, {QStringLiteral("status"), QString::fromLatin1(nameOf(desk.status))},
        {QStringLiteral("enrolled"), rfc3339(desk.enrolled)}, {QStringLiteral("epoch"), qint64(desk.head.epoch)},
        {QStringLiteral("head_seq"), static_cast<qint64>(desk.head.seq)},
        {QStringLiteral("head_hash"), hexOf(desk.head.hash)}};
    if (!desk.seen)
        return object;
    object.insert(QStringLiteral("seen"), rfc3339(*desk.seen));
    object.insert(QStringLiteral("unsent"), static_cast<qint64>(desk.told.unsent));
    object.insert(QStringLiteral("program"), desk.told.program);
    if (desk.told.oldest)
        object.insert(QStringLiteral("oldest"), rfc3339(*desk.told.oldest));
    return object;
}

Result<qint64> countOf(SqlPool& pool, const QByteArray& device)
{
    qint64 count = 0;
    const auto asked = pool.with([&](Sql& sql) -> Result<void> {
        const auto found = sql.run("SELECT count(*) FROM entry WHERE device_id = $1", {device});
        if (!found)
            return found.fault();
        count = numberIn(found->rows.first().front());
        return {};
    });
    return asked ? Result<qint64>(count) : asked.fault();
}

/// The agency's reader beside a list of entries.
struct Opening {
    std::optional<crypto::PrivateKey> agency; ///< nothing: sealed bodies stay so
    wire::FacetsOf facetsOf;
    int opened = 0, wrong = 0;

    void add(const QByteArray& device, const Kept& entry, QJsonObject& to)
    {
        if (!entry.isSealed)
            return;
        to.insert(QStringLiteral("sealed"), true);
        if (!agency)
            return;
        const QJsonObject said = hub::opened(device, entry, *agency, facetsOf);
        for (auto one = said.begin(); one != said.end(); ++one)
            to.insert(one.key(), one.value());
        const bool isOpen = said.value(QStringLiteral("open")) == QStringLiteral("yes");
        opened += isOpen;
        wrong += !isOpen || said.value(QStringLiteral("facets")) != QStringLiteral("same");
    }
};

constexpr qsizetype keyFileBytesMax = 16 * 1024;

Result<std::optional<crypto::PrivateKey>> agencyKeyIn(const std::optional<QString>& path)
{
    if (!path)
        return std::optional<crypto::PrivateKey>();
    QFile file(*path);
    if (!file.open(QIODevice::ReadOnly))
        return Fault(crypto::CryptoFault::BadKey, file.errorString());
    crypto::Secret text(std::min(file.size(), keyFileBytesMax));
    if (file.read(text.data(), text.size()) != text.size())
        return Fault(crypto::CryptoFault::BadKey, file.errorString());
    auto key = crypto::PrivateKey::fromPem(text.view());
    if (!key)
        return key.fault();
    return std::optional(*std::move(key));
}

/// Kept entries in pages: a desk's whole record need not fit into memory twice.
Result<QJsonArray> listOf(SqlLog& log, const Desk& desk, quint32 epoch, quint64 after, Opening& opening)
{
    QJsonArray list;
    for (;;) {
        const auto page = log.read(desk.device, epoch, after, pageEntries);
        if (!page)
            return page.fault();
        for (const Kept& entry : *page) {
            QJsonObject object{{QStringLiteral("seq"), static_cast<qint64>(entry.seq)},
                {QStringLiteral("epoch"), qint64(entry.epoch)}, {QStringLiteral("hash"), hexOf(entry.hash)},
                {QStringLiteral("kind"), entry.kind}};
            if (!entry.held.isEmpty())
                object.insert(QStringLiteral("held"), entry.held);
            opening.add(desk.device, entry, object);
            list.append(object);
        }
        if (page->size() < pageEntries)
            return list;
        epoch = page->last().epoch;
        after = page->last().seq;
    }
}

} // namespace

void print(const QJsonObject& answer)
{
    const QByteArray text = QJsonDocument(answer).toJson(QJsonDocument::Compact);
    std::fprintf(stdout, "%s\n", text.constData());
    std::fflush(stdout);
}

int complain(const Fault& fault)
{
    print({{QStringLiteral("fault"), QString::fromLatin1(fault.name())}});
    std::fprintf(stderr, "%s: %s\n", fault.name(), qUtf8Printable(fault.detail()));
    return 1;
}

int complain(const char* usage)
{
    std::fprintf(stderr, "usage: naru-hub admin --data DIR [--store URL] %s\n", usage);
    return 2;
}

std::optional<QString> optionOf(const QStringList& options, const char* name)
{
    const QString word = QString::fromLatin1(name), withValue = word + QLatin1Char('=');
    for (qsizetype i = 0; i < options.size(); ++i) {
        if (options.at(i) == word && i + 1 < options.size())
            return options.at(i + 1);
        if (options.at(i).startsWith(withValue))
            return options.at(i).mid(withValue.size());
    }
    return {};
}

Result<Desk> deskCalled(Devices& devices, const QString& name)
{
    const auto desks = devices.list();
    if (!desks)
        return desks.fault();
    QList<Desk> found;
    for (const Desk& desk : *desks) {
        const bool isIt
            = hexOf(desk.device) == name || desk.desk == name || desk.site + QLatin1Char('/') + desk.desk == name;
        if (isIt)
            found.append(desk);
    }
    if (found.isEmpty())
        return HubFault::UnknownDevice;
    for (const Desk& desk : found) {
        if (desk.site != found.first().site)
            return Fault(HubFault::UnknownDevice, QStringLiteral("several sites have one: name it as SITE/DESK"));
    }
    for (const Desk& desk : found) {
        if (desk.status == Desk::Status::Active)
            return desk;
    }
    return found.last();
}

int deskList(const AdminCall& call)
{
    const auto desks = Devices(call.pool).list();
    if (!desks)
        return complain(desks.fault());
    QJsonArray list;
    for (const Desk& desk : *desks)
        list.append(jsonOf(desk));
    print({{QStringLiteral("desks"), list}});
    return 0;
}

int entries(const AdminCall& call)
{
    const auto name = optionOf(call.options, "--desk");
    if (!name)
        return complain("entries --desk D [--all] [--open-with KEY.pem]");
    Devices devices(call.pool);
    const auto desk = deskCalled(devices, *name);
    if (!desk)
        return complain(desk.fault());
    const auto count = countOf(call.pool, desk->device);
    if (!count)
        return complain(count.fault());
    auto agency = agencyKeyIn(optionOf(call.options, "--open-with"));
    if (!agency)
        return complain(agency.fault());
    Opening opening{*std::move(agency), call.facetsOf};
    SqlLog log(call.pool, call.clock);
    const bool all = call.options.contains(QStringLiteral("--all"));
    const quint64 skipped = all || desk->head.seq < newestEntries ? 0 : desk->head.seq - newestEntries;
    const auto list = listOf(log, *desk, all ? 0 : desk->head.epoch, skipped, opening);
    if (!list)
        return complain(list.fault());
    QJsonObject answer = jsonOf(*desk);
    answer.insert(QStringLiteral("count"), *count);
    answer.insert(QStringLiteral("entries"), *list);
    if (opening.agency) {
        answer.insert(QStringLiteral("opened"), opening.opened);
        answer.insert(QStringLiteral("wrong"), opening.wrong);
    }
    print(answer);
    return opening.wrong > 0 ? 1 : 0;
}

} // namespace naru::hub
