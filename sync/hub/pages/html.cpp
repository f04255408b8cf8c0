// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/pages/html.h"

#include "app/base/assert.h"

#include <QFile>
#include <QLocale>
#include <QStringList>

namespace naru::hub {

using namespace std::chrono;

QString said(Tongue tongue, const char* korean, const char* english, const QStringList& facts)
{
    const QString pattern = QString::fromUtf8(tongue == Tongue::Korean ? korean : english);
    QString out;
    out.reserve(pattern.size() + 32);
    for (qsizetype at = 0; at < pattern.size(); ++at) {
        const bool isPlace = pattern.at(at) == u'%' && at + 1 < pattern.size() && pattern.at(at + 1).isDigit();
        if (!isPlace) {
            out += pattern.at(at);
            continue;
        }
        const int index = pattern.at(++at).digitValue() - 1;
        if (index >= 0 && index < facts.size())
            out += facts.at(index);
    }
    return out;
}

Html& Html::tag(const char* markup)
{
    m_bytes += markup;
    return *this;
}

Html& Html::text(QStringView text)
{
    // A C0 control other than line ends has no place in a page, and U+202E and its kind could turn a name round.
    QString plain;
    plain.reserve(text.size());
    for (const QChar letter : text) {
        const auto category = letter.category();
        const bool isLine = letter == u'\n' || letter == u'\t';
        if ((category == QChar::Other_Control && !isLine) || category == QChar::Other_Format)
            continue;
        plain += letter;
    }
    m_bytes += plain.toHtmlEscaped().replace(u'\'', QLatin1StringView("&#39;")).toUtf8();
    return *this;
}

Html& Html::say(const char* korean, const char* english, const QStringList& facts)
{
    return text(said(m_tongue, korean, english, facts));
}

Html& Html::attribute(const char* name, QStringView value)
{
    return tag(" ").tag(name).tag("=\"").text(value).tag("\"");
}

Html& Html::icon(const char* name)
{
    QFile file(QLatin1StringView(":/naru/hub/icons/") + QLatin1StringView(name) + QLatin1StringView(".svg"));
    const bool isThere = file.open(QIODevice::ReadOnly);
    NARU_ASSERT(isThere);
    m_bytes += "<span class=\"icon\" aria-hidden=\"true\">" + file.readAll().replace("secondColor", "var(--second)")
        + "</span>";
    return *this;
}

Html& Html::add(const Html& part)
{
    m_bytes += part.m_bytes;
    return *this;
}

QString spanWords(Tongue tongue, Milliseconds span)
{
    const auto seconds = duration_cast<std::chrono::seconds>(span).count();
    const auto words = [tongue](qint64 count, const char* korean, const char* one, const char* many) {
        return said(tongue, korean, count == 1 ? one : many, {QString::number(count)});
    };
    if (seconds < 60)
        return words(qMax<qint64>(seconds, 0), "%1초", "%1 second", "%1 seconds");
    if (seconds < 3'600)
        return words(seconds / 60, "%1분", "%1 minute", "%1 minutes");
    if (seconds < 86'400)
        return words(seconds / 3'600, "%1시간", "%1 hour", "%1 hours");
    return words(seconds / 86'400, "%1일", "%1 day", "%1 days");
}

QString agoWords(Tongue tongue, Milliseconds past)
{
    if (past < 5s)
        return said(tongue, "지금", "now");
    return said(tongue, "%1 전", "%1 ago", {spanWords(tongue, past)});
}

QString dayWords(Tongue tongue, QDate day)
{
    return tongue == Tongue::Korean
        ? said(tongue, "%1월 %2일", "", {QString::number(day.month()), QString::number(day.day())})
        : QLocale(QLocale::English).toString(day, QStringLiteral("d MMMM"));
}

QString dateWords(Tongue tongue, QDate day)
{
    const QString year = QString::number(day.year());
    return tongue == Tongue::Korean ? year + QStringLiteral("년 ") + dayWords(tongue, day)
                                    : dayWords(tongue, day) + u' ' + year;
}

QString momentWords(Tongue tongue, Instant moment)
{
    return dayWords(tongue, koreanDate(moment)) + u' ' + koreanTime(moment);
}

QString numberWords(quint64 number)
{
    return QLocale(QLocale::English).toString(number);
}

} // namespace naru::hub
