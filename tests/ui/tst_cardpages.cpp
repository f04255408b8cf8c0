// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/cardstage.h"
#include "tests/ui/scenewalker.h"

#include <QQuickItem>

using namespace naru;
using lessons::Mode;
using test::CardKiosk;
using test::SceneWalker;
using test::Thresholds;

namespace {

struct Panel {
    const char* name;
    double pitchMm;
};
constexpr std::array panels{Panel{"15.6", 0.180}, Panel{"21.5", 0.248}, Panel{"27", 0.311}};
constexpr std::array codes{"ko", "en", "zh", "vi"};

/// As they come before a visitor; of the first four, one for each page, every row sees all, of the rest a third.
constexpr std::array states{"card-waiting", "welcome", "take", "certificate", "welcome-unknown", "card-far",
    "card-torn", "card-newer", "card-altered", "card-other", "card-blind", "certificate-shown", "certificate-unknown",
    "after-lesson", "nothing-left", "take-printing", "take-fault", "take-locked", "certificate-printed",
    "certificate-absent", "certificate-none", "lessons-marked"};
constexpr std::size_t alwaysSeen = 4, share = 3;

Thresholds thresholds(const ui::kiosk::KioskModel& model)
{
    const double inkMm = model.enlargement() > 1 ? 14.5 : 7.25;
    return {model.pitchMm(), 20, 2.5, inkMm, model.highContrast() ? 7.0 : 4.5, model.enlargement() > 1 ? inkMm : 12};
}

lessons::Progress someProgress(QDate today)
{
    lessons::Progress progress;
    progress.note(QStringLiteral("E1"), Mode::Solo, today.addDays(-1));
    progress.note(QStringLiteral("C1"), Mode::Solo, today.addDays(-8));
    progress.note(QStringLiteral("A1"), Mode::Watch, today.addDays(-1));
    progress.note(QStringLiteral("E2"), Mode::Guided, today.addDays(-1));
    return progress;
}

void put(CardKiosk& kiosk, const QString& state)
{
    auto& card = *kiosk.card;
    auto& model = *kiosk.model;
    const QDate today = kiosk.learning().today();
    const auto is = [&](const char* start) { return state.startsWith(QLatin1StringView(start)); };
    model.goHome();
    card.forget();
    card.setEyes(state == u"card-blind" ? QString() : QStringLiteral("camera"));
    card.setBag(state == u"card-waiting", false);
    card.setPrintable(!state.endsWith(u"locked"));
    if (state != u"certificate-none")
        card.setProgress(someProgress(today), today);
    if (state == u"nothing-left") {
        lessons::Progress all;
        for (const auto& lesson : lessons::builtInLessons())
            all.learned.append({lesson->place, Mode::Solo, today.addDays(-30), 3, lessons::Learned::Witness::Visitor});
        card.setProgress(all, today);
    }
    if (state.contains(u"shown") || state == u"certificate-unknown")
        card.setShown(state.endsWith(u"shown") ? QStringLiteral("ours") : QStringLiteral("unknown"),
            QStringLiteral("나루동 행정복지센터"), {QStringLiteral("E1"), QStringLiteral("C1")});
    else if (is("welcome"))
        card.setCard(state.endsWith(u"unknown") ? QStringLiteral("unknown") : QStringLiteral("ours"),
            QStringLiteral("나루동 행정복지센터"));
    const QMap<QString, QString> faults{{QStringLiteral("card-torn"), QStringLiteral("torn")},
        {QStringLiteral("card-newer"), QStringLiteral("newer")},
        {QStringLiteral("card-altered"), QStringLiteral("altered")},
        {QStringLiteral("card-other"), QStringLiteral("not_a_card")}};
    if (faults.contains(state))
        card.setFault(faults.value(state));
    if (state == u"card-far")
        card.setSight(QStringLiteral("far"));
    if (is("take") && !state.endsWith(u"locked"))
        card.setCode(QString::fromLatin1(kiosk.learning().makeCard(someProgress(today))->code));
    for (const char* paper : {"printing", "printed", "fault", "locked", "absent"}) {
        if (state.endsWith(QLatin1StringView(paper)))
            card.setPaper(QLatin1StringView(paper));
    }
    model.useMarks(card.marks());
    if (is("lessons"))
        model.showLessons(QStringLiteral("E"));
    else if (is("card") || state.contains(u"shown") || state == u"certificate-unknown")
        model.show(QStringLiteral("card"));
    else if (is("take"))
        model.show(QStringLiteral("take"));
    else
        model.show(is("certificate") ? QStringLiteral("certificate") : QStringLiteral("mine"));
    kiosk.settle();
}

void look(CardKiosk& kiosk, const QString& where)
{
    for (int part = 0; part < kiosk.parts(); ++part) {
        if (part > 0)
            kiosk.turn();
        const auto complaints = SceneWalker(kiosk.stage->window(), thresholds(*kiosk.model)).complaints();
        if (!complaints.isEmpty())
            kiosk.stage->shot(where + QStringLiteral("-bad-%1").arg(part));
        QVERIFY2(complaints.isEmpty(),
            qPrintable(where + QStringLiteral(" part %1: ").arg(part) + complaints.join(QStringLiteral("; "))));
    }
}

void usePanel(CardKiosk& kiosk, double pitchMm)
{
    ui::kiosk::KioskModel::Options options;
    options.centre = QStringLiteral("나루동 행정복지센터");
    options.pitchMm = pitchMm;
    options.readsCards = true;
    kiosk.model->useOptions(options);
}

} // namespace

/// The pages of the practice card hold what every page of a kiosk must.
class CardPagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_kiosk = std::make_unique<CardKiosk>(); // one desk for all of it: to set one up takes longer than a look
        QVERIFY2(m_kiosk->failure.isEmpty(), qPrintable(m_kiosk->failure));
    }
    void init() { m_kiosk->model->wipe(); }
    void cleanupTestCase() { m_kiosk.reset(); }

    void everyStateHoldsTheThresholds_data()
    {
        QTest::addColumn<double>("pitchMm");
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("enlargement");
        QTest::addColumn<int>("rest");
        QTest::addColumn<int>("number");
        const bool all = qEnvironmentVariableIsSet("NARU_DEEP");
        int row = 0;
        for (const Panel& panel : panels) {
            for (const char* language : codes) {
                for (const int enlargement : {1, 2}) {
                    for (int rest = 0; rest < 8; ++rest) {
                        if (all || rest == (row * 3 + row / 8) % 8)
                            QTest::addRow("%s %s %d00%%%s%s%s", panel.name, language, enlargement,
                                rest & 1 ? " dark" : "", rest & 2 ? " low" : "", rest & 4 ? " left" : "")
                                << panel.pitchMm << QString::fromLatin1(language) << enlargement << rest << row;
                    }
                    ++row;
                }
            }
        }
    }
    void everyStateHoldsTheThresholds()
    {
        QFETCH(double, pitchMm);
        QFETCH(QString, language);
        QFETCH(int, enlargement);
        QFETCH(int, rest);
        QFETCH(int, number);
        CardKiosk& kiosk = *m_kiosk;
        usePanel(kiosk, pitchMm);
        kiosk.model->useLanguage(language);
        kiosk.model->useEnlargement(enlargement);
        kiosk.model->useHighContrast(rest & 1);
        kiosk.model->useLow(rest & 2);
        kiosk.model->useLeftHanded(rest & 4);
        const bool all = qEnvironmentVariableIsSet("NARU_DEEP");
        for (std::size_t i = 0; i < states.size(); ++i) {
            const char* const state = states[i];
            if (!all && i >= alwaysSeen && i % share != std::size_t(number) % share)
                continue;
            put(kiosk, QLatin1StringView(state));
            look(kiosk,
                QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-') + u'-' + QLatin1StringView(state));
            if (QTest::currentTestFailed())
                return;
        }
    }

    void everyControlIsReachedByKeyboard()
    {
        CardKiosk& kiosk = *m_kiosk;
        usePanel(kiosk, 0.248);
        for (const char* state : states) {
            put(kiosk, QLatin1StringView(state));
            const auto missed = SceneWalker(kiosk.stage->window(), thresholds(*kiosk.model)).unreached();
            QVERIFY2(missed.isEmpty(),
                qPrintable(QLatin1StringView(state) + QStringLiteral(": ") + missed.join(QStringLiteral(", "))));
        }
    }

    /// A phone at arm's length must read it: whole modules of more than a millimetre, and four of white around.
    void theCodeOnTheScreenIsLargeEnough()
    {
        CardKiosk& kiosk = *m_kiosk;
        for (const Panel& panel : panels) {
            usePanel(kiosk, panel.pitchMm);
            put(kiosk, QStringLiteral("take"));
            QCOMPARE(test::codeIn(kiosk.stage->picture()), kiosk.card->code().toLatin1());
            const QQuickItem* const code = kiosk.stage->find(QStringLiteral("cardCode"));
            QVERIFY(code && code->width() * panel.pitchMm >= 90);
        }
    }

    /// NARU_SHOTS=DIR leaves a picture of every state.
    void looksAsDrawn()
    {
        if (qEnvironmentVariableIsEmpty("NARU_SHOTS"))
            return;
        CardKiosk& kiosk = *m_kiosk;
        for (const Panel& panel : panels) {
            usePanel(kiosk, panel.pitchMm);
            for (const char* language : codes) {
                kiosk.model->useLanguage(QLatin1StringView(language));
                for (const int looks : {0, 1, 2}) {
                    if (looks > 0 && language != codes.front())
                        continue;
                    kiosk.model->useHighContrast(looks == 1);
                    kiosk.model->useLow(looks == 1);
                    kiosk.model->useEnlargement(looks == 2 ? 2 : 1);
                    for (const char* state : states) {
                        put(kiosk, QLatin1StringView(state));
                        for (int part = 0; part < kiosk.parts(); ++part) {
                            if (part > 0)
                                kiosk.turn();
                            QVERIFY(
                                kiosk.stage->shot(QStringLiteral("%1-%2-%3-%4-%5")
                                                      .arg(QLatin1StringView(panel.name), QLatin1StringView(language))
                                                      .arg(looks)
                                                      .arg(QLatin1StringView(state))
                                                      .arg(part)));
                        }
                    }
                }
            }
        }
    }

private:
    std::unique_ptr<CardKiosk> m_kiosk;
};

NARU_TEST(CardPagesTest)
#include "tst_cardpages.moc"
