// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/counter/scanmodel.h"

#include "app/words/words.h"

#include <algorithm>

namespace naru::ui::counter {

using device::CodeSource;

ScanModel::ScanModel(desk::Desk& desk, device::Rack* rack, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_rack(rack)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restAfterCode);
    connect(&m_rest, &QTimer::timeout, this, &ScanModel::wakeEyes);
    connect(&m_desk, &desk::Desk::scanned, this, [this](const desk::Scanned& what, desk::Desk::CodeUse use) {
        m_rest.start();
        if (what.kind == desk::Scanned::Kind::Receipt && m_desk.papers())
            return; // checked() says more
        const bool isOurs = what.kind == desk::Scanned::Kind::MobileId || what.kind == desk::Scanned::Kind::Receipt;
        const bool belongs = what.kind == desk::Scanned::Kind::ReceiptProof && !m_facts.isEmpty();
        if (use != desk::Desk::CodeUse::Unused || belongs)
            return;
        if (m_desk.papers() && what.kind != desk::Scanned::Kind::ReceiptProof) // one may come before the answer does
            m_desk.papers()->forgetChecked();
        say(what.name(), {what.shown}, isOurs ? QStringLiteral("ok") : QStringLiteral("warn"));
    });
    if (m_desk.papers())
        connect(m_desk.papers(), &desk::Papers::checked, this, &ScanModel::sayReceipt);
    if (!m_rack)
        return;
    connect(m_rack, &device::Rack::devicesChanged, this, &ScanModel::findEyes);
    // A part of moving codes (UR): the next is there already. Later, or the camera has not gone to rest yet.
    connect(m_rack, &device::Rack::codeRead, this, [this](const QByteArray& code) {
        if (qstrnicmp(code.constData(), "ur:", 3) == 0)
            QMetaObject::invokeMethod(this, &ScanModel::wakeEyes, Qt::QueuedConnection);
    });
    connect(m_rack, &device::Rack::codeRefused, this, [this](const Fault& fault) {
        m_rest.start();
        say(fault.name(), {}, QStringLiteral("warn"));
    });
    findEyes();
}

Tongue ScanModel::tongue() const
{
    return words::languageOf(m_desk.settings().language);
}

void ScanModel::findEyes()
{
    CodeSource* camera = nullptr;
    const auto eyes = m_rack->codeSources();
    for (CodeSource* eye : eyes) {
        connect(eye, &CodeSource::readyChanged, this, &ScanModel::changed, Qt::UniqueConnection);
        if (!camera && eye->pictures())
            camera = eye;
    }
    if (camera != m_camera) {
        if (m_camera)
            m_camera->disconnect(this);
        m_camera = camera;
        if (camera) {
            connect(camera, &CodeSource::saw, this, &ScanModel::see);
            connect(camera->pictures(), &device::FrameSource::framed, this, &ScanModel::framed);
            if (wanted())
                camera->start();
        }
    }
    Q_EMIT changed();
}

void ScanModel::wakeEyes()
{
    if (!wanted() || !m_rack)
        return;
    const auto eyes = m_rack->codeSources();
    for (CodeSource* eye : eyes)
        eye->wake();
}

void ScanModel::look()
{
    if (m_lookers++ > 0)
        return;
    if (m_camera)
        m_camera->start();
    wakeEyes();
    Q_EMIT changed();
}

void ScanModel::lookAway()
{
    if (--m_lookers > 0)
        return;
    if (m_camera)
        m_camera->stop();
    see(CodeSource::Sight::Nothing, {});
    Q_EMIT changed();
}

bool ScanModel::hasEyes() const
{
    return m_rack && !m_rack->codeSources().isEmpty();
}

QString ScanModel::trouble() const
{
    const auto problem = m_camera && wanted() ? m_camera->problem() : std::nullopt;
    return problem ? words::wordsOf(*problem, tongue()).sentence : QString();
}

QString ScanModel::sight() const
{
    switch (m_sight) {
    case CodeSource::Sight::Something:
        return QStringLiteral("something");
    case CodeSource::Sight::TooFar:
        return QStringLiteral("far");
    case CodeSource::Sight::Code:
        return QStringLiteral("code");
    case CodeSource::Sight::Nothing:
        break;
    }
    return QStringLiteral("nothing");
}

void ScanModel::see(CodeSource::Sight sight, const QList<QPointF>& where)
{
    m_sight = sight;
    m_where = where;
    Q_EMIT seen();
}

void ScanModel::say(const char* name, const QStringList& facts, const QString& kind)
{
    const auto words = words::wordsOf(QLatin1StringView(name), tongue(), facts);
    m_kind = kind;
    m_sentence = words.sentence;
    m_next = words.whatToDo;
    m_facts.clear();
    Q_EMIT read();
}

/// What stands against it first; then what the hub says, and what to do.
void ScanModel::sayReceipt(const desk::CheckedReceipt& receipt)
{
    const auto time = receipt.word.time;
    const QString day = time ? longDate(koreanDate(*time), tongue()) : tr("날짜 없음");
    QStringList sentences, nexts;
    const auto add = [&](const char* name, const QStringList& facts = {}) {
        const auto said = words::wordsOf(QLatin1StringView(name), tongue(), facts);
        sentences.append(said.sentence);
        nexts.append(said.whatToDo);
    };
    add(receipt.name());
    if (const char* proof = receipt.proofName())
        add(proof, {QString::number(receipt.word.size), day});
    nexts.removeAll(QString());
    using Seal = payments::JudgedReceipt::Seal;
    const auto& says = receipt.judged.says;
    const bool isPlay = says && (says->training || says->demo);
    using Proof = desk::HubWord::Proof;
    const bool isBad = receipt.isOfLostDesk() || receipt.judged.seal == Seal::Altered;
    const bool isDoubted = isPlay || receipt.word.proof == Proof::Bad || receipt.word.proof == Proof::Torn;
    m_kind = isBad                           ? QStringLiteral("no")
        : receipt.isBelieved() && !isDoubted ? QStringLiteral("ok")
                                             : QStringLiteral("warn");
    m_sentence = sentences.join(u'\n');
    m_next = nexts.join(u'\n');
    m_facts = receipt.judged.seal == Seal::Altered || !says ? QVariantList() : factsOf(receipt);
    Q_EMIT read();
}

QVariantList ScanModel::factsOf(const desk::CheckedReceipt& receipt) const
{
    static constexpr std::array<const char*, 4> kinds{
        "receipt.title", "receipt.title_back", "receipt.title_slip", "receipt.title_notice"};
    const payments::EReceipt& says = *receipt.judged.says;
    QVariantList facts;
    const auto add = [&](const QString& label, const QString& value) {
        facts.append(QVariantMap{{QStringLiteral("label"), label}, {QStringLiteral("value"), value}});
    };
    const auto said = [&](const char* name) { return words::wordsOf(QLatin1StringView(name), tongue()).sentence; };
    const QString kind = said(kinds[static_cast<std::size_t>(says.kind) - 1]);
    if (says.demo || says.training)
        add(tr("표시"), said(says.demo ? "receipt.demo" : "receipt.training"));
    add(kind, says.number + u' ' + paper::wonText(says.amount.value));
    add(tr("만든 때"), longDate(koreanDate(says.made), tongue()) + u' ' + koreanTime(says.made));
    if (receipt.judged.desk)
        add(tr("창구"), (receipt.judged.desk->centre + u' ' + receipt.judged.desk->desk).trimmed());
    const auto list = receipt.word.listMade;
    add(tr("잃어버린 데스크 목록"), list ? asOf(*list, m_desk.now(), tongue()) : tr("이 데스크에 없음"));
    return facts;
}

void ScanModel::type(const QString& text)
{
    QString line = text; // a mail folds long lines
    line.remove(u'\r').remove(u'\n');
    m_desk.codeScanned(line.trimmed().toUtf8().left(desk::Scanned::bytesMax + 1));
}

void ScanModel::forget()
{
    m_kind.clear();
    m_sentence.clear();
    m_next.clear();
    m_facts.clear();
    if (m_desk.papers())
        m_desk.papers()->forgetChecked();
    Q_EMIT read();
}

} // namespace naru::ui::counter
