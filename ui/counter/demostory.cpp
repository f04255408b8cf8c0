// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/counter/demostory.h"

#include <QDir>
#include <QQuickWindow>

namespace naru::ui::counter {

namespace {
constexpr int pollMs = 40;
constexpr int restMs = 400;                        ///< for fades to end before the picture is taken
constexpr auto stepMax = std::chrono::seconds(60); ///< a loaded machine without a graphics card
constexpr const char* certificate = "certificate-identity";
constexpr const char* adult = "adult-check";
} // namespace

DemoStory::DemoStory(Stage stage, QObject* parent)
    : QObject(parent)
    , m_stage(std::move(stage))
{
    connect(&m_poll, &QTimer::timeout, this, &DemoStory::look);
    addSignIn();
    addAccepted();
    addRefused();
    addUndecidedAge();
    addUnknownStatus();
    m_steps.append({"the-day", [this] { m_stage.counter.leave(); },
        [this] { return m_stage.counter.page() == QLatin1StringView("idle"); }});
}

void DemoStory::addSignIn()
{
    m_steps.append({"sign-in", [] {}, [this] { return !m_stage.desk.signedIn(); }});
    m_steps.append({"idle",
        [this] { m_stage.desk.signIn(m_stage.desk.staff().value(0).id, m_stage.pin, [](const Result<void>&) {}); },
        [this] { return m_stage.desk.signedIn() && m_stage.counter.page() == QLatin1StringView("idle"); }});
}

void DemoStory::addAccepted()
{
    m_steps.append({"waiting", [this] { m_stage.counter.begin(QLatin1StringView(certificate)); },
        [this] { return m_stage.counter.page() == QLatin1StringView("waiting"); }});
    m_steps.append({"accepted", [this] { m_stage.present(QStringLiteral("licence"), QStringLiteral("none")); },
        [this] { return shows("ok") && !m_stage.counter.visit()->property("portrait").toString().isEmpty(); }});
    visit("adult", adult, "licence", "none", [this] {
        return shows("ok")
            && m_stage.counter.visit()->property("age").toMap().value(QStringLiteral("kind")) == QStringLiteral("ok");
    });
}

void DemoStory::addRefused()
{
    const auto refusedFor = [this](identity::Check check) {
        return [this, check] {
            const auto* now = m_stage.desk.visit();
            return shows("no") && now && now->verdict() && now->verdict()->check(check) == false;
        };
    };
    visit("refused-expired", certificate, "licence", "expired", refusedFor(identity::Check::Validity));
    visit("refused-forged", certificate, "licence", "forged", refusedFor(identity::Check::Digests));
}

void DemoStory::addUndecidedAge()
{
    visit("age-undecided", adult, "young", "none",
        [this] { return shows("warn") && m_stage.counter.visit()->property("mayAskFallback").toBool(); });
    m_steps.append({"age-answered", [this] { m_stage.counter.askFallback(); },
        [this] {
            const auto* now = m_stage.desk.visit();
            return now && now->secondRequest() && now->verdict()
                && now->verdict()->age.value_or(identity::AgeOutcome::Undecided) != identity::AgeOutcome::Undecided;
        }});
}

void DemoStory::addUnknownStatus()
{
    visit("status-unknown", certificate, "licence", "status_present", [this] {
        return shows("warn") && m_stage.desk.visit()->verdict()->overall == identity::Overall::AcceptStatusUnknown;
    });
    m_steps.append({"seen-by-eye", [this] { m_stage.counter.seenByEye(); },
        [this] { return m_stage.desk.visit() && m_stage.desk.visit()->decision() == desk::Decision::SeenByEye; }});
}

void DemoStory::visit(const char* name, const char* purpose, const char* document, const char* misbehaviour,
    std::function<bool()> reached)
{
    const auto act = [this, purpose, document, misbehaviour] {
        m_stage.counter.leave();
        m_stage.counter.begin(QLatin1StringView(purpose));
        m_stage.present(QLatin1StringView(document), QLatin1StringView(misbehaviour));
    };
    m_steps.append({name, act, std::move(reached)});
}

/// True only at the verdict itself: its entry is committed.
bool DemoStory::shows(const char* kind) const
{
    const auto* now = m_stage.desk.visit();
    return now && now->stage() == desk::Visit::Stage::Verdict && now->recordNumber() > 0
        && m_stage.counter.visit()->property("kind").toString() == QLatin1StringView(kind);
}

void DemoStory::add(const char* name, std::function<void()> act, std::function<bool()> reached)
{
    m_steps.append({name, std::move(act), std::move(reached)});
}

void DemoStory::tell()
{
    next();
}

void DemoStory::next()
{
    if (++m_at == m_steps.size())
        return Q_EMIT told();
    m_patience = QDeadlineTimer(stepMax);
    m_steps[m_at].act();
    m_poll.start(pollMs);
}

void DemoStory::look()
{
    if (m_steps[m_at].reached()) {
        m_poll.stop();
        QTimer::singleShot(restMs, this, &DemoStory::draw);
    } else if (m_patience.hasExpired()) {
        m_poll.stop();
        Q_EMIT brokenOff(standing());
    }
}

/// The step and where the desk stands instead: stable names, nothing of the visitor.
QString DemoStory::standing() const
{
    QString text = QStringLiteral("%1: page %2").arg(QLatin1StringView(m_steps[m_at].name), m_stage.counter.page());
    const auto* now = m_stage.desk.visit();
    if (now && now->verdict())
        text += QStringLiteral(", %1, failed %2")
                    .arg(QLatin1StringView(identity::overallNames[static_cast<std::size_t>(now->verdict()->overall)]),
                        now->verdict()->failedChecks().join(QLatin1Char(' ')));
    if (now && now->fault())
        text += QStringLiteral(", ") + QLatin1StringView(now->fault()->name());
    return text;
}

void DemoStory::draw()
{
    const QString file = QStringLiteral("%1/%2-%3.png")
                             .arg(m_stage.folder, QString::number(m_at + 1).rightJustified(2, QLatin1Char('0')),
                                 QLatin1StringView(m_steps[m_at].name));
    if (!QDir().mkpath(m_stage.folder) || !m_stage.window.grabWindow().save(file))
        return Q_EMIT brokenOff(QLatin1StringView(m_steps[m_at].name));
    next();
}

} // namespace naru::ui::counter
