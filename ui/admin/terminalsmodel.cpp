// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/terminalsmodel.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace naru::ui::admin {

using desk::TerminalView;

namespace {

struct State {
    const char* kind;
    QString word;
};

constexpr qsizetype nameMax = 40, poiMax = 64, passphraseMax = 128, termIdMax = 16;

bool isPrintableAscii(const QString& text)
{
    return std::all_of(
        text.begin(), text.end(), [](QChar c) { return c >= QLatin1Char(' ') && c <= QLatin1Char('~'); });
}

/// Over the network, by its address.
bool isCalled(const QString& driver)
{
    return driver == QLatin1StringView("nexo") || driver == QLatin1StringView("nexo-xml");
}

bool isTermId(const QString& text)
{
    const auto isLetter = [](QChar c) { return c.isDigit() || (c.isLetter() && c.unicode() < 0x80); };
    return !text.isEmpty() && text.size() <= termIdMax && std::all_of(text.begin(), text.end(), isLetter);
}

/// Spoken with over a way of its own, under a key that both sides know.
bool isSealed(const QString& driver)
{
    return driver == QLatin1StringView("nexo") || driver == QLatin1StringView("app-link");
}

} // namespace

TerminalsModel::TerminalsModel(desk::Desk& desk, QObject* parent)
    : Form(desk, parent)
{
    const auto* till = m_desk.till();
    if (!till)
        return;
    const auto renew = [this, till] {
        m_views = till->terminals();
        Q_EMIT wordsChanged();
    };
    connect(till, &desk::Till::changed, this, renew);
    m_views = till->terminals();
}

const TerminalView* TerminalsModel::find(const QString& id) const
{
    const auto found
        = std::find_if(m_views.begin(), m_views.end(), [&](const auto& view) { return view.setup.id == id; });
    return found == m_views.end() ? nullptr : &*found;
}

QVariantList TerminalsModel::drivers() const
{
    const auto row = [](const char* value, const QString& text, const QString& second) {
        return QVariantMap{{QStringLiteral("value"), QString::fromLatin1(value)}, {QStringLiteral("text"), text},
            {QStringLiteral("second"), second}};
    };
    return {row("nexo", tr("바로 잇는 단말"), tr("같은 망의 휴대폰이나 단말")),
        row("app-link", tr("결제 앱에 QR로"), tr("망이 없어도 됩니다")),
        row("manual", tr("다른 앱, 손으로 적기"), tr("금액과 번호를 보여 줍니다")),
        row("relay", tr("국내 결제 프로그램"), tr("이 컴퓨터에 깐 VAN 프로그램")),
        row("nexo-xml", tr("바로 잇는 단말 (XML)"), tr("nexo 3.1을 쓰는 단말"))};
}

QVariantList TerminalsModel::terminals() const
{
    QVariantList rows;
    for (const TerminalView& view : m_views) {
        const State state = view.problem ? State{"no", tr("연결 없음")}
            : view.busy                  ? State{"run", tr("결제하는 중")}
            : view.heard                 ? State{"ok", tr("%1에 답함").arg(koreanTime(*view.heard))}
                                         : State{"todo", tr("아직 안 물어봄")};
        rows.append(QVariantMap{{QStringLiteral("id"), view.setup.id}, {QStringLiteral("title"), view.setup.name},
            {QStringLiteral("kind"), QString::fromLatin1(state.kind)},
            {QStringLiteral("second"), view.setup.training ? state.word + tr(" · 연습") : state.word}});
    }
    return rows;
}

QVariantMap TerminalsModel::chosen() const
{
    const auto* view = find(m_chosen);
    const device::TerminalSetup setup = view ? view->setup : device::TerminalSetup();
    const bool relay = setup.driver == QLatin1StringView("relay");
    QString problem;
    if (view && view->problem) {
        const auto said = words::wordsOf(*view->problem, tongue());
        problem = said.sentence + QLatin1Char(' ') + said.whatToDo;
    }
    return {{QStringLiteral("id"), setup.id}, {QStringLiteral("name"), setup.name},
        {QStringLiteral("driver"), setup.driver.isEmpty() ? QStringLiteral("nexo") : setup.driver},
        {QStringLiteral("address"), relay ? QString() : setup.address}, {QStringLiteral("poi"), setup.poi},
        {QStringLiteral("program"), relay ? setup.address : QString()},
        {QStringLiteral("netCancel"), relay && setup.keyIdentifier == device::netCancelProven},
        {QStringLiteral("keyIdentifier"), relay ? QString() : setup.keyIdentifier},
        {QStringLiteral("keyVersion"), setup.keyVersion > 0 ? QString::number(setup.keyVersion) : QString()},
        {QStringLiteral("roots"), !setup.roots.isEmpty()}, {QStringLiteral("training"), setup.training},
        {QStringLiteral("problem"), problem.trimmed()}};
}

void TerminalsModel::choose(const QString& id)
{
    m_chosen = id;
    forget();
    Q_EMIT wordsChanged();
}

/// By the moment: the name of one that was removed is never given again.
QString TerminalsModel::freeId() const
{
    qint64 moment = m_desk.now().time_since_epoch().count();
    while (find(QLatin1Char('t') + QString::number(moment, 36)))
        ++moment;
    return QLatin1Char('t') + QString::number(moment, 36);
}

bool TerminalsModel::stands(const QVariantMap& fields)
{
    const auto text = [&](const char* name) { return fields.value(QLatin1StringView(name)).toString().trimmed(); };
    const QString driver = text("driver"), passphrase = fields.value(QStringLiteral("passphrase")).toString();
    if (text("name").isEmpty() || text("name").size() > nameMax)
        refuse(QStringLiteral("name"), tr("창구 사람들이 알아볼 이름을 적어 주세요."));
    else if (isCalled(driver) && !text("address").startsWith(QLatin1StringView("https://")))
        refuse(QStringLiteral("address"), tr("https:// 로 시작하는 주소를 적어 주세요."));
    else if (driver == QLatin1StringView("relay") && !QFileInfo(text("program")).isExecutable())
        refuse(QStringLiteral("program"), tr("실행할 수 있는 프로그램 파일을 골라 주세요."));
    else if (driver == QLatin1StringView("relay") && !isTermId(text("poi")))
        refuse(QStringLiteral("poi"), tr("단말 번호(TermID)를 영문자와 숫자로 적어 주세요."));
    else if (driver == QLatin1StringView("nexo-xml") && (text("poi").isEmpty() || text("poi").size() > poiMax))
        refuse(QStringLiteral("poi"), tr("단말에 적힌 이름을 적어 주세요."));
    else if (isSealed(driver) && (text("poi").isEmpty() || text("poi").size() > poiMax))
        refuse(QStringLiteral("poi"), tr("단말에 적힌 이름을 적어 주세요."));
    else if (isSealed(driver) && (text("keyIdentifier").isEmpty() || text("keyVersion").toLongLong() < 0))
        refuse(QStringLiteral("key"), tr("열쇠 이름과 판 번호를 적어 주세요."));
    else if (!isPrintableAscii(passphrase) || passphrase.size() > passphraseMax)
        refuse(QStringLiteral("passphrase"), tr("영문자, 숫자, 기호로만 적어 주세요."));
    else if (isSealed(driver) && passphrase.isEmpty() && !find(m_chosen))
        refuse(QStringLiteral("passphrase"), tr("단말에 넣은 암호 문구를 적어 주세요."));
    else
        return true;
    return false;
}

bool TerminalsModel::readRoots(const QString& path, device::TerminalSetup& setup)
{
    if (path.isEmpty())
        return true;
    QFile file(path);
    const bool fits = file.open(QIODevice::ReadOnly) && file.size() <= rootsBytesMax;
    const QByteArray pem = fits ? file.readAll() : QByteArray();
    if (!pem.contains("-----BEGIN CERTIFICATE-----")) {
        refuse(QStringLiteral("file"), tr("인증서가 든 파일(PEM)을 골라 주세요."));
        return false;
    }
    setup.roots = pem;
    return true;
}

void TerminalsModel::keep(const QVariantMap& fields)
{
    auto* till = m_desk.till();
    if (busy() || !till)
        return;
    begin();
    const auto* known = find(m_chosen);
    device::TerminalSetup setup = known ? known->setup : device::TerminalSetup();
    const auto text = [&](const char* name) { return fields.value(QLatin1StringView(name)).toString().trimmed(); };
    if (!stands(fields) || !readRoots(text("file"), setup))
        return;
    if (setup.id.isEmpty())
        setup.id = freeId();
    setup.name = text("name");
    setup.driver = text("driver");
    const bool relay = setup.driver == QLatin1StringView("relay");
    setup.address = relay ? QFileInfo(text("program")).absoluteFilePath() : text("address");
    // An assisted terminal has no name of its own: the desk's will do.
    setup.poi = text("poi").isEmpty() ? setup.id : text("poi");
    const bool proven = fields.value(QStringLiteral("netCancel")).toBool();
    setup.keyIdentifier = relay  ? (proven ? QString(device::netCancelProven) : QString())
        : isSealed(setup.driver) ? text("keyIdentifier")
                                 : QString();
    setup.keyVersion = isSealed(setup.driver) ? text("keyVersion").toLongLong() : 0;
    setup.training = fields.value(QStringLiteral("training")).toBool();
    m_chosen = setup.id;
    till->keepTerminal(
        setup, fields.value(QStringLiteral("passphrase")).toString().toLatin1(), whenDone(tr("적어 두었습니다.")));
}

void TerminalsModel::remove()
{
    auto* till = m_desk.till();
    if (busy() || !till || !find(m_chosen))
        return;
    begin();
    till->removeTerminal(std::exchange(m_chosen, QString()), whenDone(tr("뺐습니다.")));
}

void TerminalsModel::test()
{
    auto* till = m_desk.till();
    if (!till || !find(m_chosen))
        return;
    forget();
    till->diagnose(m_chosen);
}

} // namespace naru::ui::admin
