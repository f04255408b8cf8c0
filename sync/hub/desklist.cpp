// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/desklist.h"

#include "sync/hub/faults.h"

#include <QSet>
#include <QStringList>

namespace naru::hub {

namespace {

constexpr qsizetype bytesMax = 1024 * 1024;

/// Nothing: a quote that is not closed, or something behind one.
std::optional<QStringList> fieldsOf(const QString& line)
{
    QStringList fields;
    QString field;
    bool isQuoted = false, wasQuoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line.at(i);
        if (isQuoted && c == u'"' && line.mid(i + 1, 1) == QStringLiteral("\"")) {
            field += c;
            ++i;
        } else if (isQuoted && c == u'"') {
            isQuoted = false;
        } else if (isQuoted) {
            field += c;
        } else if (c == u'"' && field.isEmpty() && !wasQuoted) {
            isQuoted = wasQuoted = true;
        } else if (c == u',') {
            fields.append(field.trimmed());
            field.clear();
            wasQuoted = false;
        } else if (wasQuoted && !c.isSpace()) {
            return std::nullopt;
        } else if (!wasQuoted) {
            field += c;
        }
    }
    fields.append(field.trimmed());
    return isQuoted ? std::nullopt : std::optional(fields);
}

bool isTitle(const QStringList& fields)
{
    return fields.value(0).toLower() == QStringLiteral("site") || fields.value(0) == QStringLiteral("센터");
}

} // namespace

Result<QList<std::pair<QString, QString>>> deskListOf(const QByteArray& csv)
{
    const QByteArrayView mark("\xef\xbb\xbf");
    const QByteArray text = csv.startsWith(mark) ? csv.mid(mark.size()) : csv;
    if (text.size() > bytesMax || !text.isValidUtf8())
        return HubFault::BadList;
    QList<std::pair<QString, QString>> desks;
    QSet<std::pair<QString, QString>> seen;
    const QStringList lines = QString::fromUtf8(text).split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines.at(i).trimmed();
        if (line.isEmpty())
            continue;
        const auto fields = fieldsOf(line);
        if (i == 0 && fields && isTitle(*fields))
            continue;
        const std::pair desk(fields ? fields->value(0) : QString(), fields ? fields->value(1) : QString());
        if (!fields || fields->size() != 2 || desk.first.isEmpty() || desk.second.isEmpty() || seen.contains(desk)
            || desks.size() == deskListMax)
            return Fault(HubFault::BadList, QStringLiteral("line %1").arg(i + 1));
        seen.insert(desk);
        desks.append(desk);
    }
    return desks.isEmpty() ? Result<QList<std::pair<QString, QString>>>(HubFault::BadList) : desks;
}

} // namespace naru::hub
