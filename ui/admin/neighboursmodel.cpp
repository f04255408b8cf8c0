// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/neighboursmodel.h"

#include <algorithm>

namespace naru::ui::admin {

using Trying = naru::Neighbours::Trying;

NeighboursModel::NeighboursModel(desk::Desk& desk, naru::Neighbours* neighbours, device::Rack* rack, QObject* parent)
    : Form(desk, parent)
    , m_neighbours(neighbours)
    , m_rack(rack)
{
    if (auto* const kept = m_desk.pairs())
        connect(kept, &desk::Pairs::changed, this, &NeighboursModel::wordsChanged);
    if (m_rack) {
        connect(m_rack, &device::Rack::codeRead, this, &NeighboursModel::readCode);
        connect(m_rack, &device::Rack::devicesChanged, this, &NeighboursModel::wordsChanged);
    }
    if (m_neighbours)
        m_neighbours->watch([this] { follow(); });
}

NeighboursModel::~NeighboursModel()
{
    if (m_neighbours)
        m_neighbours->watch({});
}

void NeighboursModel::follow()
{
    QList<quint64> known;
    for (const Trying& trying : m_neighbours->tries()) {
        known.append(trying.number);
        if (!m_known.contains(trying.number))
            Q_EMIT began(double(trying.number));
    }
    m_known = known;
    Q_EMIT wordsChanged();
}

QVariantList NeighboursModel::around() const
{
    QVariantList rows;
    if (m_neighbours) {
        for (const auto& one : m_neighbours->around())
            rows.append(QVariantMap{{QStringLiteral("name"), one.name}, {QStringLiteral("place"), one.place}});
    }
    return rows;
}

QVariantMap NeighboursModel::tryRow(const Trying& trying) const
{
    struct State {
        const char* kind;
        QString word, sentence;
    };
    const bool compares = !trying.digits.isEmpty();
    const auto stateOf = [&]() -> State {
        switch (trying.state) {
        case Trying::State::Connecting:
            return {"run", tr("부르는 중"), tr("그 데스크를 부르고 있어요.")};
        case Trying::State::Compare:
            if (!trying.replaces.isEmpty())
                return {"warn", tr("열쇠가 다름"),
                    tr("이미 이어 둔 “%1”인데 열쇠가 달라졌어요. 새로 설치한 데스크인가요?").arg(trying.replaces)};
            if (compares)
                return {"warn", tr("숫자 견주기"), tr("두 화면의 숫자가 같은지 보아 주세요.")};
            return {"warn", tr("QR을 읽어 감"), tr("이 데스크의 QR을 읽은 데스크예요. 옆 사람이 읽었나요?")};
        case Trying::State::Awaiting:
            return {"run", tr("저쪽을 기다림"), tr("저쪽 화면에서도 같다고 눌러야 이어져요.")};
        case Trying::State::Confirmed:
            return {"ok", tr("이었어요"), tr("이제 두 데스크가 서로 이야기해요.")};
        case Trying::State::Ended:
            break;
        }
        return {"no", tr("잇지 못했어요"), trying.fault ? sentenceOf(*trying.fault, tongue()) : QString()};
    };
    const State state = stateOf();
    return {{QStringLiteral("number"), double(trying.number)}, {QStringLiteral("name"), trying.with.name},
        {QStringLiteral("place"), trying.with.place}, {QStringLiteral("kind"), QString::fromLatin1(state.kind)},
        {QStringLiteral("word"), state.word}, {QStringLiteral("sentence"), state.sentence},
        {QStringLiteral("digits"), trying.digits.left(3) + QLatin1Char(' ') + trying.digits.mid(3)},
        {QStringLiteral("compares"), compares}, {QStringLiteral("replaces"), !trying.replaces.isEmpty()},
        {QStringLiteral("asks"), trying.state == Trying::State::Compare},
        {QStringLiteral("open"), trying.state < Trying::State::Confirmed},
        {QStringLiteral("begun"), trying.begunThere ? tr("저쪽에서 시작했어요.") : tr("여기서 시작했어요.")}};
}

QVariantList NeighboursModel::tries() const
{
    QVariantList rows;
    if (m_neighbours) {
        for (const Trying& trying : m_neighbours->tries())
            rows.append(tryRow(trying));
    }
    return rows;
}

QVariantMap NeighboursModel::pairRow(const desk::Pair& pair) const
{
    const bool here = m_neighbours && m_neighbours->here(pair.device);
    return {{QStringLiteral("id"), QString::fromLatin1(pair.device.toHex())}, {QStringLiteral("name"), pair.name},
        {QStringLiteral("kind"), here ? QStringLiteral("ok") : QStringLiteral("off")},
        {QStringLiteral("second"), here ? tr("지금 이어져 있음") : tr("지금 보이지 않음")},
        {QStringLiteral("since"), tr("%1부터").arg(dayOf(koreanDate(pair.since), today(), tongue()))},
        {QStringLiteral("fingerprint"), pair.fingerprint()}, {QStringLiteral("place"), pair.place},
        {QStringLiteral("here"), here}};
}

QVariantList NeighboursModel::pairs() const
{
    QVariantList rows;
    if (const auto* kept = m_desk.pairs()) {
        for (const desk::Pair& pair : kept->list())
            rows.append(pairRow(pair));
    }
    return rows;
}

QString NeighboursModel::blind() const
{
    const auto fault = m_neighbours ? m_neighbours->blind() : std::nullopt;
    return fault ? sentenceOf(*fault, tongue()) : QString();
}

QString NeighboursModel::places() const
{
    return m_neighbours ? m_neighbours->ownPlaces().mid(0, 2).join(QStringLiteral(", ")) : QString();
}

QString NeighboursModel::code() const
{
    return m_neighbours ? QString::fromLatin1(m_neighbours->ownCode()) : QString();
}

bool NeighboursModel::sees() const
{
    return m_rack && !m_rack->codeSources().isEmpty();
}

bool NeighboursModel::may()
{
    begin();
    const auto* kept = m_desk.pairs();
    const auto allowed = kept ? kept->mayPair() : Result<qint64>(desk::DeskFault::NotAllowed);
    if (!allowed)
        refuse(allowed.fault());
    return allowed && m_neighbours;
}

void NeighboursModel::pair(const QString& place)
{
    if (may())
        whenDone({})(m_neighbours->pair(place));
}

void NeighboursModel::pairTyped(const QString& place)
{
    if (!may())
        return;
    if (place.trimmed().isEmpty())
        return refuse(QStringLiteral("place"), tr("주소를 적어 주세요."));
    const auto begun = m_neighbours->pair(place.trimmed());
    if (!begun)
        return refuse(QStringLiteral("place"), sentenceOf(begun.fault(), tongue()));
    whenDone({})(begun);
}

void NeighboursModel::confirm(double number)
{
    if (!may())
        return;
    m_neighbours->confirm(quint64(number));
    whenDone({})(Result<void>());
}

void NeighboursModel::refuseTry(double number)
{
    if (!may())
        return;
    m_neighbours->refuse(quint64(number));
    whenDone({})(Result<void>());
}

void NeighboursModel::rename(const QString& id, const QString& name)
{
    begin();
    if (name.trimmed().isEmpty())
        return refuse(QStringLiteral("name"), tr("이름을 적어 주세요."));
    if (auto* const kept = m_desk.pairs())
        kept->rename(QByteArray::fromHex(id.toLatin1()), name, whenDone(tr("이름을 바꿨습니다.")));
}

void NeighboursModel::revoke(const QString& id)
{
    begin();
    if (auto* const kept = m_desk.pairs())
        kept->revoke(QByteArray::fromHex(id.toLatin1()), whenDone(tr("이제 서로 이야기하지 않습니다.")));
}

void NeighboursModel::look()
{
    if (m_looking || !may())
        return;
    m_looking = true;
    m_neighbours->showCode();
    wake();
    whenDone({})(Result<void>());
}

void NeighboursModel::lookAway()
{
    if (!m_looking)
        return;
    m_looking = false;
    m_neighbours->hideCode();
    if (m_rack) {
        for (device::CodeSource* eye : m_rack->codeSources()) {
            if (eye->pictures())
                eye->stop();
        }
    }
    Q_EMIT wordsChanged();
}

void NeighboursModel::wake()
{
    if (!m_rack)
        return;
    for (device::CodeSource* eye : m_rack->codeSources()) {
        if (eye->pictures())
            eye->start();
        eye->wake();
    }
}

void NeighboursModel::readCode(const QByteArray& code)
{
    if (!m_looking)
        return;
    if (!m_neighbours->isCode(code)) {
        refuse(QStringLiteral("code"), tr("데스크의 QR이 아니에요. 그 데스크의 이 화면을 비춰 주세요."));
        return wake();
    }
    if (!may())
        return;
    if (const auto begun = m_neighbours->pairByCode(code); !begun) {
        refuse(QStringLiteral("code"), sentenceOf(begun.fault(), tongue()));
        return wake();
    }
    whenDone({})(Result<void>());
}

} // namespace naru::ui::admin
