// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/counterstage.h"

#include <QMetaProperty>
#include <QQmlEngine>
#include <QQuickItem>
#include <QTest>

namespace naru::test {

using desk::Decision;
using desk::Visit;
using identity::Overall;

namespace {

QList<desk::VisitRecord> morningsVisits()
{
    QList<desk::VisitRecord> visits;
    const auto add = [&](const char* purpose, std::optional<Overall> overall, std::optional<Decision> decision) {
        desk::VisitRecord visit;
        visit.recordNumber = static_cast<quint64>(411 - visits.size());
        visit.at = sample::morning - std::chrono::minutes(7) * (visits.size() + 1);
        visit.purposeId = QString::fromLatin1(purpose);
        visit.method = QStringLiteral("nfc");
        visit.overall = overall;
        visit.decision = decision;
        visits.append(visit);
    };
    add("adult-check", Overall::Accept, std::nullopt);
    add("certificate-identity", Overall::AcceptStatusUnknown, Decision::SeenByEye);
    add("licence-rental", Overall::Reject, std::nullopt);
    add("resident-counter", Overall::AcceptIncomplete, std::nullopt);
    add("certificate-identity", std::nullopt, Decision::SeenByEye);
    return visits;
}

} // namespace

CounterStage::CounterStage(const QString& language, bool highContrast)
    : portraits(new ui::counter::PortraitProvider)
    , counter(desk, portraits, &rack)
    , model(desk, {QStringLiteral("counter"), {QStringLiteral("counter")}, QStringLiteral("135790")})
    , languages(stage.engine())
{
    stage.engine().addImageProvider(QStringLiteral("visitor"), portraits);
    desk.settingsNow.language = language;
    desk.settingsNow.highContrast = highContrast;
    desk.visits = morningsVisits();
    desk.counts = {18, 2, 1};
    languages.use(language);
    QObject::connect(
        &desk, &desk::Desk::settingsChanged, &languages, [this] { languages.use(desk.settingsNow.language); });
    stage.set("Theme", "reducedMotion", true);
}

bool CounterStage::open()
{
    const QVariantMap page{{QStringLiteral("url"), QUrl(QStringLiteral("qrc:/qt/qml/Naru/Counter/CounterPage.qml"))},
        {QStringLiteral("model"), QVariant::fromValue<QObject*>(&counter)}};
    return stage.load(QUrl(QStringLiteral("qrc:/qt/qml/Naru/Shell/DeskScene.qml")),
        {{QStringLiteral("desk"), QVariant::fromValue(&model)},
            {QStringLiteral("pages"), QVariantMap{{QStringLiteral("counter"), page}}}});
}

void CounterStage::settle()
{
    for (int i = 0; i < 3; ++i) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // as an event loop would
    }
}

void CounterStage::signIn()
{
    desk.signIn(1, QStringLiteral("135790"), [](const Result<void>&) {});
    settle();
}

FakeVisit& CounterStage::visit(const QString& purposeId)
{
    signIn();
    counter.begin(purposeId);
    return *desk.visitNow;
}

FakeVisit& CounterStage::verdict(const QString& purposeId, const identity::Verdict& verdict)
{
    FakeVisit& visit = this->visit(purposeId);
    visit.verdictNow = verdict;
    visit.stageNow = Visit::Stage::Verdict;
    visit.recordNow = 412;
    const auto& document = verdict.documents.first();
    const bool pictured = document.find(QStringLiteral("org.iso.18013.5.1"), QStringLiteral("portrait"));
    if (verdict.accepted() && pictured)
        visit.portraitNow = sample::portrait();
    visit.tell();
    return visit;
}

namespace {

QStringList allWords(const QQuickItem* item)
{
    QStringList words;
    if (item->inherits("QQuickText") || item->inherits("QQuickTextInput"))
        words.append(item->property("text").toString());
    for (const QQuickItem* child : item->childItems())
        words += allWords(child);
    return words;
}

/// Every string property of every object below: what a scene still knows, shown or not.
void collectStrings(const QObject* object, QStringList& strings)
{
    const QMetaObject* meta = object->metaObject();
    for (int i = 0; i < meta->propertyCount(); ++i) {
        if (meta->property(i).metaType().id() == QMetaType::QString)
            strings.append(meta->property(i).read(object).toString());
    }
    for (const QObject* child : object->children())
        collectStrings(child, strings);
    if (const auto* item = qobject_cast<const QQuickItem*>(object)) {
        for (const QQuickItem* child : item->childItems())
            if (child->parent() != object)
                collectStrings(child, strings);
    }
}

} // namespace

QString CounterStage::everything()
{
    QStringList strings;
    collectStrings(stage.page(), strings);
    collectStrings(&counter, strings);
    collectStrings(counter.visit(), strings);
    for (const QVariant& field : counter.visit()->property("fields").toList())
        strings.append(field.toMap().value(QStringLiteral("value")).toString());
    return strings.join(QLatin1Char('\n'));
}

QString CounterStage::shown()
{
    return allWords(stage.window().contentItem()).join(QLatin1Char('\n'));
}

QStringList CounterStage::stateNames()
{
    QStringList names;
    for (const auto& state : counterStates())
        names.append(state.first);
    return names;
}

void CounterStage::enter(const QString& name)
{
    for (const auto& state : counterStates()) {
        if (state.first == name)
            state.second(*this);
    }
    settle();
}

} // namespace naru::test
