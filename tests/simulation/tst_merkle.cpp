// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/random.h"
#include "sync/wire/tree.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <bit>

using namespace naru;
using namespace naru::wire;

namespace {

QByteArray unhex(const QJsonValue& value)
{
    return QByteArray::fromHex(value.toString().toLatin1());
}

QList<QByteArray> unhexAll(const QJsonValue& value)
{
    QList<QByteArray> all;
    for (const auto& one : value.toArray())
        all.append(unhex(one));
    return all;
}

/// A log that keeps every node that an append completed, and remembers the roots it had.
struct Tree {
    TreeEdge edge;
    QHash<std::pair<int, quint64>, QByteArray> nodes;
    QList<QByteArray> leaves, roots{emptyRoot()};
    mutable int read = 0;

    void append(const QByteArray& leaf)
    {
        for (const TreeNode& node : edge.append(leaf)) {
            QVERIFY(!nodes.contains({node.level, node.index})); // written once
            nodes.insert({node.level, node.index}, node.hash);
        }
        leaves.append(leaf);
        roots.append(edge.root());
    }
    NodeAt nodeAt() const
    {
        return [this](int level, quint64 index) -> Result<QByteArray> {
            ++read;
            const auto it = nodes.constFind({level, index});
            return it == nodes.cend() ? Result<QByteArray>(WireFault::BadProof) : *it;
        };
    }
};

Tree treeOf(int size)
{
    Tree tree;
    SeededRandom random(5);
    for (int i = 0; i < size; ++i)
        tree.append(random.bytes(32));
    return tree;
}

bool isBad(const Result<void>& checked)
{
    return !checked && checked.fault().is(WireFault::BadProof);
}

QByteArray turned(QByteArray hash)
{
    hash[7] = char(hash[7] ^ 4);
    return hash;
}

} // namespace

class MerkleTest : public QObject {
    Q_OBJECT

    static constexpr int sizeMax = 130;
    QJsonObject m_vectors;

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QStringLiteral(NARU_SOURCE_DIR "/tests/unit/data/merkle.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_vectors = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(m_vectors[QStringLiteral("leaves")].toArray().size(), 8);
    }

    void growsAsTheReferenceTree()
    {
        Tree tree;
        const auto roots = unhexAll(m_vectors[QStringLiteral("roots")]);
        QCOMPARE(tree.roots.last(), roots[0]);
        for (const auto& leaf : m_vectors[QStringLiteral("leaves")].toArray()) {
            tree.append(leafHash(unhex(leaf)));
            QCOMPARE(tree.roots.last(), roots[tree.leaves.size()]);
            QCOMPARE(*rootOf(tree.nodeAt(), tree.edge.size()), tree.roots.last());
        }
        int inclusions = 0, consistencies = 0;
        for (const auto& value : m_vectors[QStringLiteral("inclusion")].toArray()) {
            const QJsonObject vector = value.toObject();
            const auto index = quint64(vector[QStringLiteral("index")].toInt());
            const auto size = quint64(vector[QStringLiteral("size")].toInt());
            const auto path = unhexAll(vector[QStringLiteral("path")]);
            QCOMPARE(*inclusionPath(tree.nodeAt(), index, size), path);
            QVERIFY(checkInclusion(tree.leaves[qsizetype(index)], index, size, path, roots[qsizetype(size)]));
            ++inclusions;
        }
        for (const auto& value : m_vectors[QStringLiteral("consistency")].toArray()) {
            const QJsonObject vector = value.toObject();
            const auto from = quint64(vector[QStringLiteral("from")].toInt());
            const auto size = quint64(vector[QStringLiteral("size")].toInt());
            const auto path = unhexAll(vector[QStringLiteral("path")]);
            QCOMPARE(*consistencyPath(tree.nodeAt(), from, size), path);
            QVERIFY(checkConsistency(from, roots[qsizetype(from)], size, roots[qsizetype(size)], path));
            ++consistencies;
        }
        QVERIFY(inclusions == 36 && consistencies == 36);
    }

    void anEntrysLeafIsAsWritten()
    {
        const QJsonObject vector = m_vectors[QStringLiteral("entry")].toObject();
        const Head entry{quint32(vector[QStringLiteral("epoch")].toInt()),
            quint64(vector[QStringLiteral("seq")].toInt()), unhex(vector[QStringLiteral("hash")])};
        QCOMPARE(leafOf(unhex(vector[QStringLiteral("device")]), entry), unhex(vector[QStringLiteral("leaf")]));
    }

    void everyLeafIsInEveryTreeBehindIt()
    {
        const Tree tree = treeOf(sizeMax);
        for (quint64 size = 1; size <= sizeMax; ++size)
            for (quint64 index = 0; index < size; ++index) {
                const auto path = inclusionPath(tree.nodeAt(), index, size);
                const QByteArray &leaf = tree.leaves[qsizetype(index)], &root = tree.roots[qsizetype(size)];
                QVERIFY(path && checkInclusion(leaf, index, size, *path, root));
                QVERIFY(path->size() <= qsizetype(std::bit_width(size)));
                QVERIFY(isBad(checkInclusion(turned(leaf), index, size, *path, root)));
                QVERIFY(isBad(checkInclusion(leaf, index, size, *path, turned(root))));
                QVERIFY(isBad(checkInclusion(leaf, index, size, *path + QList{leaf}, root)));
                if (size > 1) {
                    const quint64 other = (index + 1) % size;
                    QVERIFY(isBad(checkInclusion(leaf, other, size, *path, root)));
                    QVERIFY(isBad(checkInclusion(leaf, index, size, path->first(path->size() - 1), root)));
                    QList<QByteArray> altered = *path;
                    altered[qsizetype(index) % altered.size()] = turned(leaf);
                    QVERIFY(isBad(checkInclusion(leaf, index, size, altered, root)));
                }
            }
    }

    void everyTreeIsTheBeginningOfEveryLaterOne()
    {
        const Tree tree = treeOf(sizeMax);
        for (quint64 size = 0; size <= sizeMax; ++size)
            for (quint64 from = 0; from <= size; ++from) {
                const auto path = consistencyPath(tree.nodeAt(), from, size);
                const QByteArray &before = tree.roots[qsizetype(from)], &root = tree.roots[qsizetype(size)];
                QVERIFY(path && checkConsistency(from, before, size, root, *path));
                QVERIFY(isBad(checkConsistency(from, turned(before), size, root, *path)));
                if (from > 0)
                    QVERIFY(isBad(checkConsistency(from, before, size, turned(root), *path)));
                QVERIFY(isBad(checkConsistency(from, before, size, root, *path + QList{root})));
                if (path->isEmpty())
                    continue;
                QVERIFY(isBad(checkConsistency(from, before, size, root, path->first(path->size() - 1))));
                QList<QByteArray> altered = *path;
                altered[qsizetype(from) % altered.size()] = turned(root);
                QVERIFY(isBad(checkConsistency(from, before, size, root, altered)));
                if (from > 1)
                    QVERIFY(isBad(checkConsistency(from - 1, before, size, root, *path)));
            }
    }

    /// Two histories: whatever the hub shows of one, it does not lead to the other.
    void aRewrittenRecordDoesNotContinue()
    {
        const Tree honest = treeOf(100);
        for (const int changed : {0, 31, 63, 64, 98}) {
            Tree other;
            for (int i = 0; i < 100; ++i)
                other.append(i == changed ? turned(honest.leaves[i]) : honest.leaves[i]);
            for (quint64 from = quint64(changed) + 1; from < 100; ++from) {
                const auto path = consistencyPath(other.nodeAt(), from, 100);
                QVERIFY(isBad(checkConsistency(from, honest.roots[qsizetype(from)], 100, other.roots[100], *path)));
            }
        }
    }

    void goesOnFromItsEdge()
    {
        Tree tree;
        SeededRandom random(6);
        for (int i = 0; i < 200; ++i) {
            auto again = TreeEdge::of(tree.edge.size(), tree.edge.hashes());
            QVERIFY(again && again->hashes().size() <= qsizetype(std::bit_width(tree.edge.size())));
            QCOMPARE(again->root(), tree.roots.last());
            tree.edge = *again;
            tree.append(random.bytes(32));
        }
        QVERIFY(!TreeEdge::of(3, {QByteArray(32, 'x')}));
        QVERIFY(!TreeEdge::of(1, {QByteArray(31, 'x')}));
        QVERIFY(!TreeEdge::of(leavesMax * 2 - 1, QList<QByteArray>(49, QByteArray(32, 'x'))));
    }

    void readsFewNodesAndSaysWhatIsMissing()
    {
        const Tree tree = treeOf(3000);
        tree.read = 0;
        QVERIFY(inclusionPath(tree.nodeAt(), 1234, 2999));
        QVERIFY2(tree.read <= 12 * 12, qPrintable(QString::number(tree.read)));
        Tree holed = tree;
        holed.nodes.remove({4, 0});
        QVERIFY(!inclusionPath(holed.nodeAt(), 20, 2999));
        QVERIFY(inclusionPath(holed.nodeAt(), 2000, 2999));
    }

    void aPathOfNonsenseProvesNothing()
    {
        const Tree tree = treeOf(8);
        const auto path = *inclusionPath(tree.nodeAt(), 3, 8);
        QVERIFY(isBad(checkInclusion(tree.leaves[3], 8, 8, path, tree.roots[8])));
        QVERIFY(isBad(checkInclusion(tree.leaves[3], 3, 0, path, tree.roots[8])));
        QVERIFY(isBad(checkInclusion(tree.leaves[3], 3, leavesMax + 1, path, tree.roots[8])));
        QVERIFY(isBad(checkInclusion("short", 3, 8, path, tree.roots[8])));
        QVERIFY(isBad(checkInclusion(tree.leaves[3], 3, 8, {path[0], path[1], "short"}, tree.roots[8])));
        QVERIFY(isBad(checkInclusion(tree.leaves[3], 3, 8, QList<QByteArray>(65, path[0]), tree.roots[8])));
        QVERIFY(isBad(checkConsistency(9, tree.roots[8], 8, tree.roots[8], {})));
        QVERIFY(isBad(checkConsistency(3, tree.roots[3], 8, tree.roots[8], {})));
        QVERIFY(isBad(checkConsistency(4, tree.roots[4], 8, tree.roots[8], {"short"})));
        // A leaf cannot pass for a node: two hashes behind each other are another leaf than their node (§2.1.1).
        QVERIFY(leafHash(tree.leaves[0] + tree.leaves[1]) != nodeHash(tree.leaves[0], tree.leaves[1]));
    }
};

NARU_TEST(MerkleTest)
#include "tst_merkle.moc"
