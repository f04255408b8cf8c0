// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/phonemodel.h"

#include "ui/simulator/phonewords.h"

#include <QDate>
#include <QLocale>

namespace naru::ui::simulator {

namespace {

QString word(const QVariant& map, const char* key)
{
    return map.toMap().value(QLatin1StringView(key)).toString();
}

bool flag(const QVariant& map, const char* key)
{
    return map.toMap().value(QLatin1StringView(key)).toBool();
}

QString dayOf(const QString& iso, words::Language language)
{
    const QDate day = QDate::fromString(iso, Qt::ISODate);
    return language == words::Language::Korean
        ? QLocale(QLocale::Korean).toString(day, QStringLiteral("yyyy년 M월 d일"))
        : QLocale(QLocale::English).toString(day, QStringLiteral("d MMM yyyy"));
}

} // namespace

PhoneModel::PhoneModel(sim::PhoneController& phone, const QString& language, QObject* parent)
    : QObject(parent)
    , m_phone(phone)
    , m_language(words::languageOf(language))
{
    using sim::PhoneController;
    connect(&phone, &PhoneController::documentChanged, this, &PhoneModel::documentChanged);
    connect(&phone, &PhoneController::documentChanged, this, &PhoneModel::askedChanged);
    connect(&phone, &PhoneController::faultChanged, this, &PhoneModel::faultChanged);
    connect(&phone, &PhoneController::stateChanged, this, &PhoneModel::stateChanged);
    connect(&phone, &PhoneController::askedChanged, this, &PhoneModel::askedChanged);
    connect(&phone, &PhoneController::logChanged, this, &PhoneModel::talkChanged);
}

QVariantList PhoneModel::documents() const
{
    QVariantList documents;
    for (const QVariant& document : m_phone.documents()) {
        const QString text = QStringLiteral("%1 · %2").arg(cardWords(word(document, "id")), word(document, "holder"));
        documents.append(QVariantMap{{QStringLiteral("value"), documents.size()}, {QStringLiteral("text"), text}});
    }
    return documents;
}

QVariantMap PhoneModel::card() const
{
    const QVariant document = m_phone.documents().value(m_phone.document());
    return {{QStringLiteral("title"), documentWords(word(document, "id"))},
        {QStringLiteral("holder"), word(document, "holder")},
        {QStringLiteral("until"), tr("%1까지").arg(dayOf(word(document, "validUntil"), m_language))},
        {QStringLiteral("portrait"), QStringLiteral("image://samplephone/%1").arg(m_phone.document())}};
}

QVariantList PhoneModel::faults() const
{
    QVariantList faults;
    for (const QString& name : m_phone.faults())
        faults.append(QVariantMap{{QStringLiteral("value"), name}, {QStringLiteral("text"), faultWords(name)}});
    return faults;
}

bool PhoneModel::choosing() const
{
    const QString now = m_phone.state();
    return now != QLatin1StringView("reaching") && now != QLatin1StringView("engaged")
        && now != QLatin1StringView("asked");
}

QString PhoneModel::stateKind() const
{
    return simulator::stateKind(m_phone.state());
}

QString PhoneModel::stateText() const
{
    return stateWords(m_phone.state());
}

QVariantList PhoneModel::asked() const
{
    QVariantList rows;
    for (const QVariant& asked : m_phone.asked()) {
        rows.append(QVariantMap{{QStringLiteral("row"), rows.size()},
            {QStringLiteral("text"), words::elementName(word(asked, "element"), m_language)},
            {QStringLiteral("held"), flag(asked, "held")}, {QStringLiteral("shown"), flag(asked, "shown")}});
    }
    return rows;
}

QStringList PhoneModel::notAsked() const
{
    QStringList names;
    for (const QString& element : m_phone.notAsked()) {
        const QString name = words::elementName(element, m_language);
        if (!names.contains(name))
            names.append(name);
    }
    return names;
}

QString PhoneModel::retained() const
{
    QStringList kept;
    for (const QVariant& asked : m_phone.asked()) {
        if (flag(asked, "intentToRetain"))
            kept.append(words::elementName(word(asked, "element"), m_language));
    }
    return kept.isEmpty() ? tr("창구는 값을 남기지 않습니다")
                          : tr("창구에 남는 것: %1").arg(kept.join(QStringLiteral(", ")));
}

QVariantList PhoneModel::talk() const
{
    QVariantList lines;
    for (const QVariant& line : m_phone.log()) {
        const QString what = word(line, "what");
        lines.append(QVariantMap{{QStringLiteral("kind"), logKind(what, flag(line, "done"))},
            {QStringLiteral("time"), word(line, "time")},
            {QStringLiteral("text"), logWords(what, flag(line, "done"))}});
    }
    return lines;
}

QString PhoneModel::clock() const
{
    constexpr qsizetype hoursAndMinutes = 5;
    const QVariantList log = m_phone.log();
    return log.isEmpty() ? QString() : word(log.last(), "time").left(hoursAndMinutes);
}

} // namespace naru::ui::simulator
