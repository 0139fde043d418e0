//! Strongly connected components of a directed graph, in linear time and without recursion (Tarjan 1972).

/// The components of more than one node; `next` holds the nodes that each one leads to. Nodes in a component stand in
/// order, and so do the components by their first nodes.
pub(super) fn components(next: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut search = Search { next, order: vec![0; next.len()], low: vec![0; next.len()], count: 0, path: Vec::new() };
    let mut found: Vec<Vec<usize>> = (0..next.len()).flat_map(|node| search.from(node)).collect();
    for component in &mut found {
        component.sort_unstable();
    }
    found.sort_unstable();
    found
}

struct Search<'n> {
    next: &'n [Vec<usize>],
    /// When a node was met first, from 1; 0 before that.
    order: Vec<usize>,
    /// The earliest node on the path that can be reached from a node; `DONE` once its component is known.
    low: Vec<usize>,
    count: usize,
    path: Vec<usize>,
}

const DONE: usize = usize::MAX;

impl Search<'_> {
    /// The components that are found by going on from a node.
    fn from(&mut self, start: usize) -> Vec<Vec<usize>> {
        let mut found = Vec::new();
        if self.order[start] > 0 {
            return found;
        }
        let mut open = vec![(start, 0)];
        self.meet(start);
        while let Some((node, at)) = open.last_mut() {
            let node = *node;
            match self.next[node].get(*at) {
                Some(&to) => {
                    *at += 1;
                    if self.order[to] == 0 {
                        self.meet(to);
                        open.push((to, 0));
                    } else if self.low[to] != DONE {
                        self.low[node] = self.low[node].min(self.order[to]);
                    }
                }
                None => {
                    open.pop();
                    if let Some((before, _)) = open.last() {
                        self.low[*before] = self.low[*before].min(self.low[node]);
                    }
                    if self.low[node] == self.order[node] {
                        found.extend(Some(self.close(node)).filter(|component| component.len() > 1));
                    }
                }
            }
        }
        found
    }

    fn meet(&mut self, node: usize) {
        self.count += 1;
        self.order[node] = self.count;
        self.low[node] = self.count;
        self.path.push(node);
    }

    /// Takes the component off the path whose first node this is.
    fn close(&mut self, first: usize) -> Vec<usize> {
        let start = self.path.iter().rposition(|node| *node == first).unwrap_or(0);
        let component = self.path.split_off(start);
        for node in &component {
            self.low[*node] = DONE;
        }
        component
    }
}

#[cfg(test)]
mod tests {
    use super::components;

    #[test]
    fn rings_are_found_and_chains_are_not() {
        let next = vec![vec![1], vec![2, 3], vec![0], vec![4], vec![5], vec![4, 3], vec![6]];
        assert_eq!(components(&next), [vec![0, 1, 2], vec![3, 4, 5]]);
        assert!(components(&[vec![1], vec![2], vec![]]).is_empty());
    }

    #[test]
    fn a_long_ring_needs_no_deep_stack() {
        let next: Vec<Vec<usize>> = (0..200_000).map(|n| vec![(n + 1) % 200_000]).collect();
        assert_eq!(components(&next)[0].len(), 200_000);
    }
}
